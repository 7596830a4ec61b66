namespace SeccompSharp.Policies.Findings;

// SECC0001–SECC0099: syntax and shape of profiles.
public static partial class FindingRules
{
    /// <summary>SECC0001</summary>
    public static readonly FindingRule JsonSyntax = new("SECC0001", Severity.Error, "Not JSON", "This is not JSON: {0}.");

    /// <summary>SECC0002</summary>
    public static readonly FindingRule JsonTruncated = new("SECC0002", Severity.Error, "The JSON ends too early", "The file ends in the middle: {0}.");

    /// <summary>SECC0003</summary>
    public static readonly FindingRule JsonComment = new("SECC0003", Severity.Error, "Comment in JSON", "JSON has no comments, and container runtimes refuse a profile with one. Put the text into a \"comment\" key, or remove it.");

    /// <summary>SECC0004</summary>
    public static readonly FindingRule JsonTrailingComma = new("SECC0004", Severity.Error, "Comma before a closing bracket", "JSON has no comma before {0}, and container runtimes refuse it. Remove the comma.");

    /// <summary>SECC0005</summary>
    public static readonly FindingRule JsonEncoding = new("SECC0005", Severity.Error, "Not UTF-8 without a byte order mark", "Here stands {0}. Save the file as UTF-8 without a byte order mark.");

    /// <summary>SECC0006</summary>
    public static readonly FindingRule JsonLimit = new("SECC0006", Severity.Error, "Too large for a profile", "This file {0}. No profile needs that; is it the right file?");

    /// <summary>SECC0007</summary>
    public static readonly FindingRule DuplicateKey = new("SECC0007", Severity.Warning, "Key given twice", "'{0}' is given twice in one object: the last one counts here and in runc, the first one in crun. Keep one.");

    /// <summary>SECC0008</summary>
    public static readonly FindingRule UnknownKey = new("SECC0008", Severity.Info, "Unknown key", "Nothing reads the key '{0}' here, so it has no effect.{1}");

    /// <summary>SECC0009</summary>
    public static readonly FindingRule KeyCase = new("SECC0009", Severity.Info, "Key in another case", "'{0}' is spelled '{1}'. Go programs such as runc take it as it is, crun does not.");

    /// <summary>SECC0010</summary>
    public static readonly FindingRule WrongType = new("SECC0010", Severity.Error, "Wrong type of value", "'{0}' takes {1}, not {2}.");

    /// <summary>SECC0011</summary>
    public static readonly FindingRule NumberOutOfRange = new("SECC0011", Severity.Error, "Number out of range", "'{0}' takes a whole number from 0 to {1}, not {2}.");

    /// <summary>SECC0012</summary>
    public static readonly FindingRule NoProfile = new("SECC0012", Severity.Error, "No seccomp profile in the file", "There is no seccomp profile here: {0}.");

    /// <summary>SECC0013</summary>
    public static readonly FindingRule MisplacedProfile = new("SECC0013", Severity.Error, "Profile at the wrong path", "No runtime reads a 'seccomp' object here, so no filter would be installed. In a config.json it belongs under 'linux'.");

    /// <summary>SECC0014</summary>
    public static readonly FindingRule MissingKey = new("SECC0014", Severity.Error, "Missing key", "{0} needs '{1}', such as \"{2}\".");

    /// <summary>SECC0015</summary>
    public static readonly FindingRule UnknownAction = new("SECC0015", Severity.Error, "Unknown action", "'{0}' is no action.{1}");

    /// <summary>SECC0016</summary>
    public static readonly FindingRule UnknownOperator = new("SECC0016", Severity.Error, "Unknown comparison operator", "'{0}' is no comparison operator.{1}");

    /// <summary>SECC0017</summary>
    public static readonly FindingRule UnknownArchitecture = new("SECC0017", Severity.Error, "Unknown architecture", "'{0}' is no architecture.{1}");

    /// <summary>SECC0018</summary>
    public static readonly FindingRule UnknownFlag = new("SECC0018", Severity.Error, "Unknown filter flag", "'{0}' is no filter flag.{1}");

    /// <summary>SECC0019</summary>
    public static readonly FindingRule UnknownErrno = new("SECC0019", Severity.Error, "Unknown errno", "'{0}' is no errno: neither a name such as EPERM nor a decimal number.{1}");

    /// <summary>SECC0020</summary>
    public static readonly FindingRule ErrnoOutOfRange = new("SECC0020", Severity.Error, "Errno out of range", "An errno of {0} cannot be returned: libseccomp takes those below 4095.");

    /// <summary>SECC0021</summary>
    public static readonly FindingRule ErrnoTruncated = new("SECC0021", Severity.Warning, "Errno wider than 16 bits", "Only the low 16 bits of {0} reach the filter: it returns {1}.");

    /// <summary>SECC0022</summary>
    public static readonly FindingRule ErrnoIgnored = new("SECC0022", Severity.Warning, "Errno on an action without one", "'{0}' has no effect with {1}: only SCMP_ACT_ERRNO and SCMP_ACT_TRACE return a value. crun refuses such a profile.");

    /// <summary>SECC0023</summary>
    public static readonly FindingRule ErrnoConflict = new("SECC0023", Severity.Warning, "Errno given twice with different values", "'{0}' and '{1}' say different things: {2} takes {3}. Make them agree.");

    /// <summary>SECC0024</summary>
    public static readonly FindingRule RuleWithoutNames = new("SECC0024", Severity.Warning, "Rule without syscalls", "This rule names no syscall, so it does nothing. Add \"names\", or remove the rule.");

    /// <summary>SECC0025</summary>
    public static readonly FindingRule EmptyName = new("SECC0025", Severity.Error, "Empty syscall name", "An empty string names no syscall, and runc refuses it. Remove it.");

    /// <summary>SECC0026</summary>
    public static readonly FindingRule NameAndNames = new("SECC0026", Severity.Error, "Both 'name' and 'names'", "A rule has either 'names' or the older 'name', not both. Move '{0}' into 'names'.");

    /// <summary>SECC0027</summary>
    public static readonly FindingRule ArchitecturesAndArchMap = new("SECC0027", Severity.Error, "Both 'architectures' and 'archMap'", "A profile has either 'architectures' or 'archMap', not both. Keep 'archMap' for Docker and Podman, 'architectures' for other runtimes.");

    /// <summary>SECC0028</summary>
    public static readonly FindingRule IgnoredInDialect = new("SECC0028", Severity.Warning, "Key that this dialect ignores", "'{0}' is ignored in the {1} dialect: {2}.");

    /// <summary>SECC0029</summary>
    public static readonly FindingRule SameArgumentTwice = new("SECC0029", Severity.Warning, "One argument tested twice in a rule", "Argument {0} is tested twice in this rule, so the rule matches when any one of its conditions holds, as runc has it. A range cannot be said this way.");

    /// <summary>SECC0030</summary>
    public static readonly FindingRule MaskedValueOutsideMask = new("SECC0030", Severity.Warning, "Expected bits outside the mask", "'valueTwo' ({0}) has bits outside the mask in 'value' ({1}); they are dropped, and the argument is compared with {2}.");

    /// <summary>SECC0031</summary>
    public static readonly FindingRule ZeroMask = new("SECC0031", Severity.Warning, "Mask of zero", "With a mask of 0 in 'value' this condition always holds. SCMP_CMP_MASKED_EQ takes the mask in 'value' and what to compare with in 'valueTwo'.");

    /// <summary>SECC0032</summary>
    public static readonly FindingRule ValueTwoIgnored = new("SECC0032", Severity.Info, "'valueTwo' without a mask", "'valueTwo' has no effect with {0}; only SCMP_CMP_MASKED_EQ reads it.");

    /// <summary>SECC0033</summary>
    public static readonly FindingRule UnknownCapability = new("SECC0033", Severity.Warning, "Unknown capability", "'{0}' is no capability, so no process ever has it.{1}");

    /// <summary>SECC0034</summary>
    public static readonly FindingRule UnknownRuleArchitecture = new("SECC0034", Severity.Warning, "Unknown architecture in a rule's condition", "'{0}' is no architecture of 'includes' and 'excludes', so it never matches.{1}");

    /// <summary>SECC0035</summary>
    public static readonly FindingRule BadMinKernel = new("SECC0035", Severity.Error, "Bad 'minKernel'", "'{0}' is no kernel version: 'minKernel' takes two numbers below 256 with a dot between them, such as \"4.8\".");

    /// <summary>SECC0036</summary>
    public static readonly FindingRule MinKernelUnknown = new("SECC0036", Severity.Info, "'minKernel' cannot be decided", "No oldest kernel is stated, so 'minKernel' {0} counts as not reached{1}.");

    /// <summary>SECC0037</summary>
    public static readonly FindingRule CapabilityRulesLeftOut = new("SECC0037", Severity.Info, "Rules left out for want of capabilities", "Rules left out because they ask for capabilities that are not stated: {0} ({1}). State the capabilities if the process has them.");

    /// <summary>SECC0038</summary>
    public static readonly FindingRule TooManyFindings = new("SECC0038", Severity.Error, "Too many findings", "There are more than {0} findings in this file; the others are not shown.");

    /// <summary>SECC0039</summary>
    public static readonly FindingRule BaseProfile = new("SECC0039", Severity.Warning, "Base profile not read", "This profile is to be joined with the profile '{0}', which is not read here: what that one allows is not allowed.");
}
