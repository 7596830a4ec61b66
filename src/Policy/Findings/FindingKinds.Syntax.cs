namespace SeccompSharp.Policies.Findings;

/// <content>0001 to 0099, syntax and shape of profiles: 0001-0009 JSON, 0010-0019 objects and values, 0020-0039 names and
/// numbers in them, 0040-0049 rules, 0050-0059 conditions on arguments, 0060-0079 what dialects and options decide.</content>
public static partial class FindingKinds
{
    /// <summary>A text that is not JSON. {0} what is wrong and what to write.</summary>
    public static readonly FindingKind JsonSyntax = new(
        "SECC0001", Severity.Error, "Not JSON",
        "This is not JSON: {0}");

    /// <summary>A text that ends inside a value. {0} what is missing.</summary>
    public static readonly FindingKind JsonTruncated = new(
        "SECC0002", Severity.Error, "JSON ends too early",
        "The file ends too early: {0}");

    /// <summary>A comment.</summary>
    public static readonly FindingKind JsonComment = new(
        "SECC0003", Severity.Error, "Comment in JSON",
        "JSON has no comments, and container runtimes refuse a profile with one; move the text into a \"comment\" key or remove it");

    /// <summary>A comma before a closing bracket. {0} the bracket.</summary>
    public static readonly FindingKind JsonTrailingComma = new(
        "SECC0004", Severity.Error, "Comma before a closing bracket",
        "JSON has no comma before {0}, and container runtimes refuse it; remove the comma");

    /// <summary>A character that a file in UTF-8 without a byte order mark does not have. {0} the character.</summary>
    public static readonly FindingKind JsonEncoding = new(
        "SECC0005", Severity.Error, "Not UTF-8 without a byte order mark",
        "Here stands {0}; save the file as UTF-8 without a byte order mark");

    /// <summary>A text beyond the limits of the reader. {0} which limit.</summary>
    public static readonly FindingKind JsonLimit = new(
        "SECC0006", Severity.Error, "Too large for a profile",
        "This file {0}, and no profile needs that; is it the right file?");

    /// <summary>A key that an object has already. {0} the key.</summary>
    public static readonly FindingKind DuplicateKey = new(
        "SECC0010", Severity.Warning, "Key given twice",
        "'{0}' is given twice in one object: the last one counts here and in runc, the first one in crun; keep one");

    /// <summary>A key that nothing reads. {0} the key, {1} a hint.</summary>
    public static readonly FindingKind UnknownKey = new(
        "SECC0011", Severity.Info, "Unknown key",
        "Nothing reads the key '{0}' here{1}, so that what it says has no effect");

    /// <summary>A key in another case. {0} as written, {1} as it is spelled.</summary>
    public static readonly FindingKind KeyCase = new(
        "SECC0012", Severity.Info, "Key in another case",
        "'{0}' is spelled '{1}': Docker, Podman and runc take it in any case, crun does not");

    /// <summary>A value of another type. {0} the key, {1} what it takes, {2} what it is.</summary>
    public static readonly FindingKind WrongType = new(
        "SECC0013", Severity.Error, "Value of another type",
        "'{0}' takes {1}, not {2}");

    /// <summary>No whole number, or one too large. {0} the key, {1} the largest, {2} the number.</summary>
    public static readonly FindingKind NumberOutOfRange = new(
        "SECC0014", Severity.Error, "Number out of range",
        "'{0}' takes a whole number from 0 to {1} in plain digits, not {2}");

    /// <summary>A key that must be there. {0} what needs it, {1} the key, {2} a value for it.</summary>
    public static readonly FindingKind MissingKey = new(
        "SECC0015", Severity.Error, "Missing key",
        "{0} needs '{1}', such as \"{2}\"");

    /// <summary>A file without a profile. {0} what it has instead.</summary>
    public static readonly FindingKind NoProfile = new(
        "SECC0016", Severity.Error, "No seccomp profile in the file",
        "There is no seccomp profile here: {0}");

    /// <summary>A seccomp object where no runtime looks for one.</summary>
    public static readonly FindingKind MisplacedProfile = new(
        "SECC0017", Severity.Error, "Profile at the wrong path",
        "No runtime reads a 'seccomp' object at the root of a file; in a config.json it belongs under 'linux'");

    /// <summary>More findings than anybody reads. {0} how many are shown.</summary>
    public static readonly FindingKind TooManyFindings = new(
        "SECC0018", Severity.Error, "Too many findings",
        "This file has more than {0} findings; the rest is not shown");

    /// <summary>No action of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownAction = new(
        "SECC0020", Severity.Error, "Unknown action",
        "'{0}' is no action{1}; actions are SCMP_ACT_ALLOW, ERRNO, KILL_PROCESS, KILL_THREAD, KILL, LOG, NOTIFY, TRACE and TRAP, spelled exactly so");

    /// <summary>No operator of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownOperator = new(
        "SECC0021", Severity.Error, "Unknown comparison operator",
        "'{0}' is no operator{1}; operators are SCMP_CMP_EQ, NE, LT, LE, GT, GE and MASKED_EQ, spelled exactly so");

    /// <summary>No architecture of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownArchitecture = new(
        "SECC0022", Severity.Error, "Unknown architecture",
        "'{0}' is no architecture{1}; they are spelled like SCMP_ARCH_X86_64, and runtimes refuse any other spelling");

    /// <summary>No flag of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownFlag = new(
        "SECC0023", Severity.Error, "Unknown filter flag",
        "'{0}' is no filter flag{1}; flags are SECCOMP_FILTER_FLAG_LOG, SPEC_ALLOW, TSYNC and WAIT_KILLABLE_RECV, spelled exactly so");

    /// <summary>No errno of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownErrno = new(
        "SECC0024", Severity.Error, "Unknown errno",
        "'{0}' is no errno{1}; write a name such as EPERM, or a number in \"errnoRet\"");

    /// <summary>An errno that libseccomp refuses. {0} the errno.</summary>
    public static readonly FindingKind ErrnoOutOfRange = new(
        "SECC0025", Severity.Error, "Errno out of range",
        "An errno of {0} cannot be returned: libseccomp refuses 4095 and above, and Linux has none above 133");

    /// <summary>An errno of more than 16 bits. {0} the number, {1} what is left of it.</summary>
    public static readonly FindingKind ErrnoTruncated = new(
        "SECC0026", Severity.Warning, "Errno of more than 16 bits",
        "Only the low 16 bits of {0} reach the filter, so that it returns {1}; write {1} if that is meant");

    /// <summary>An errno beside an action that has none. {0} the key, {1} the action.</summary>
    public static readonly FindingKind ErrnoIgnored = new(
        "SECC0027", Severity.Warning, "Errno beside an action without one",
        "'{0}' has no effect with {1}: only SCMP_ACT_ERRNO and SCMP_ACT_TRACE have a value; crun refuses such a profile");

    /// <summary>No capability of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownCapability = new(
        "SECC0028", Severity.Warning, "Unknown capability",
        "'{0}' is no capability{1}, so that no process has it; they are spelled like CAP_SYS_ADMIN");

    /// <summary>No architecture of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownRuleArchitecture = new(
        "SECC0029", Severity.Warning, "Unknown architecture in a rule's condition",
        "'{0}' is no architecture that 'arches' knows{1}, so that it never applies; there they are spelled like amd64 and arm64");

    /// <summary>No kernel version. {0} the text.</summary>
    public static readonly FindingKind BadMinKernel = new(
        "SECC0030", Severity.Error, "Malformed kernel version",
        "'{0}' is no kernel version: 'minKernel' takes two numbers below 256 with a dot between them, such as \"4.8\"");

    /// <summary>A rule that names nothing.</summary>
    public static readonly FindingKind RuleWithoutNames = new(
        "SECC0040", Severity.Warning, "Rule without syscalls",
        "This rule names no syscall and does nothing; give it \"names\" or remove it");

    /// <summary>An empty name.</summary>
    public static readonly FindingKind EmptyName = new(
        "SECC0041", Severity.Error, "Empty syscall name",
        "An empty string names no syscall, and runc refuses it; remove it");

    /// <summary>A rule with the old and the new key for names. {0} the name in the old one.</summary>
    public static readonly FindingKind NameAndNames = new(
        "SECC0042", Severity.Error, "Both 'name' and 'names'",
        "A rule has either 'names' or the older 'name', and runtimes refuse both together; move '{0}' into 'names'");

    /// <summary>A condition that only we read.</summary>
    public static readonly FindingKind WhenIgnored = new(
        "SECC0043", Severity.Info, "Container runtimes ignore 'when'",
        "'when' is an extension that container runtimes ignore: for them this rule holds for every call that its 'args' allow");

    /// <summary>One argument in two conditions of a rule. {0} its position.</summary>
    public static readonly FindingKind SameArgumentTwice = new(
        "SECC0050", Severity.Warning, "One argument tested twice in a rule",
        "This is the second test of argument {0} in one rule, and with it the rule matches when any one of its tests holds, as in runc; a range cannot be written like this");

    /// <summary>Expected bits that the mask takes away. {0} the bits, {1} the mask, {2} what is left.</summary>
    public static readonly FindingKind MaskDropsBits = new(
        "SECC0051", Severity.Warning, "Expected bits outside the mask",
        "'valueTwo' ({0}) has bits outside the mask in 'value' ({1}), and they are dropped: the masked argument is compared with {2}");

    /// <summary>A mask of no bits.</summary>
    public static readonly FindingKind MaskOfZero = new(
        "SECC0052", Severity.Warning, "Mask of zero",
        "With a mask of 0 this test always holds; SCMP_CMP_MASKED_EQ takes the mask in 'value' and what to compare with in 'valueTwo'");

    /// <summary>A second value that nothing reads. {0} the operator.</summary>
    public static readonly FindingKind ValueTwoIgnored = new(
        "SECC0053", Severity.Info, "Second value without a mask",
        "'valueTwo' has no effect with {0}; only SCMP_CMP_MASKED_EQ reads it");

    /// <summary>Both ways to say the ABIs.</summary>
    public static readonly FindingKind ArchitecturesAndArchMap = new(
        "SECC0060", Severity.Error, "Both 'architectures' and 'archMap'",
        "A profile has either 'architectures' or 'archMap', and Docker and Podman refuse both together; remove one");

    /// <summary>A key of another dialect. {0} the key, {1} the dialect, {2} what follows from it.</summary>
    public static readonly FindingKind IgnoredInDialect = new(
        "SECC0061", Severity.Warning, "Key that the dialect ignores",
        "'{0}' is ignored in the dialect {1}: {2}");

    /// <summary>A name and a number that differ. {0} the name's key, {1} the number's key, {2} the dialect, {3} the key that counts.</summary>
    public static readonly FindingKind ErrnoConflict = new(
        "SECC0062", Severity.Warning, "Errno given twice with different values",
        "'{0}' and '{1}' differ, and in the dialect {2} '{3}' counts; make them agree");

    /// <summary>A kernel version to compare with none. {0} the version, {1} what follows from it.</summary>
    public static readonly FindingKind MinKernelUndecided = new(
        "SECC0063", Severity.Info, "Kernel version cannot be compared",
        "It is not stated which kernel the program runs on at least, so that {0} counts as not reached, and {1}; state it to decide this rule");

    /// <summary>Rules for capabilities that the process may not have. {0} how many, {1} the capabilities.</summary>
    public static readonly FindingKind CapabilityRulesLeftOut = new(
        "SECC0064", Severity.Info, "Rules left out for want of capabilities",
        "Rules left out because they need capabilities that are not stated: {0} ({1}); state those that the process has");

    /// <summary>A profile that is part of another one. {0} the other one.</summary>
    public static readonly FindingKind BaseProfile = new(
        "SECC0065", Severity.Warning, "Base profile is not read",
        "The profile '{0}' that this one extends is not read, so that what it allows is not allowed here; copy its rules into this file");

    /// <summary>What belongs to the installation of a filter. {0} the key, {1} where it is said instead.</summary>
    public static readonly FindingKind InstallationSetting = new(
        "SECC0066", Severity.Info, "Setting of the installation",
        "'{0}' is a matter of installing the filter and no part of it: {1}");

    /// <summary>A profile whose architectures are all of other machines. {0} the machines that filters are made for, {1} what the
    /// first of them is called.</summary>
    public static readonly FindingKind ProfileForOthers = new(
        "SECC0067", Severity.Error, "Profile is for other machines",
        "'architectures' lists none of the machines that filters are made for here ({0}), so that no process would be protected; "
        + "add \"{1}\", or remove the key, which then means the machine it runs on");
}
