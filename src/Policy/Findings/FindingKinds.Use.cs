namespace SeccompSharp.Policies.Findings;

/// <content>0700 to 0799, use: where a policy stands in a project, and what becomes of it there; 0733-0737 lock files, 0740-0749
/// stages, 0750-0760 what the program does with its filters.</content>
public static partial class FindingKinds
{
    /// <summary>The filter is generated as another part of the class.</summary>
    public static readonly FindingKind HostNotPartial = new(
        "SECC0701",
        Severity.Error,
        "Class with a seccomp policy is not partial",
        "'{0}' is not partial, so its filter cannot be added to it; declare it 'partial'") { LeavesNoClass = true };

    /// <summary>A part of a nested class can only stand in a part of what encloses it.</summary>
    public static readonly FindingKind EnclosingTypeNotPartial = new(
        "SECC0702",
        Severity.Error,
        "Type around a class with a seccomp policy is not partial",
        "'{0}' encloses '{1}' and is not partial, so the filter cannot be added; declare it 'partial' too, or move '{1}' out of it") { LeavesNoClass = true };

    /// <summary>A file-local type has no parts in other files.</summary>
    public static readonly FindingKind HostIsFileLocal = new(
        "SECC0703",
        Severity.Error,
        "Class with a seccomp policy is file-local",
        "'{0}' is local to its file, so its filter cannot be added from another file; remove the modifier 'file'") { LeavesNoClass = true };

    /// <summary>Two members of one name.</summary>
    public static readonly FindingKind GeneratedMemberExists = new(
        "SECC0704",
        Severity.Error,
        "Name of a generated member is taken",
        "The filter's member '{0}' cannot be added to '{1}', which uses that name already; rename yours, or put the policy on a class of its own") { LeavesNoClass = true };

    /// <summary>One class, one policy.</summary>
    public static readonly FindingKind ProfileAndRules = new(
        "SECC0705",
        Severity.Error,
        "Class has a profile and rules",
        "'{0}' has a profile and other seccomp attributes, and one class holds one policy; write the rules into the profile, or on another class");

    /// <summary>The compiler sees only the AdditionalFiles of a project.</summary>
    public static readonly FindingKind ProfileNotFound = new(
        "SECC0706",
        Severity.Error,
        "Profile is not among the AdditionalFiles",
        "No AdditionalFile of the project is '{0}'{1}; add <AdditionalFiles Include=\"{0}\" /> to the project");

    /// <summary>Several files match what a class asks for.</summary>
    public static readonly FindingKind ProfileAmbiguous = new(
        "SECC0707",
        Severity.Error,
        "Profile's path is ambiguous",
        "'{0}' could be {1}; write more of the path");

    /// <summary>A property, metadata or attribute argument that means nothing.</summary>
    public static readonly FindingKind OptionValueNotUnderstood = new(
        "SECC0708",
        Severity.Error,
        "Value of an option is not understood",
        "'{0}' is not a value of {1}; use {2}");

    /// <summary>A profile that no class is bound to gets one.</summary>
    public static readonly FindingKind NoClassName = new(
        "SECC0709",
        Severity.Error,
        "Profile cannot have a class of that name",
        "'{0}' cannot name the class of a profile; set the item's metadata SeccompClass to a C# name such as MyApp.Sandbox") { LeavesNoClass = true };

    /// <summary>Two files would each add the same members.</summary>
    public static readonly FindingKind PoliciesShareClass = new(
        "SECC0710",
        Severity.Error,
        "Two policies share a class",
        "The class '{0}' would get several filters; set SeccompClass of the profile to another name, or bind it to a class by [SeccompProfile]") { LeavesNoClass = true };

    /// <summary>Whoever loads a library does not expect to lose system calls by it.</summary>
    public static readonly FindingKind InstallAtStartupInLibrary = new(
        "SECC0711",
        Severity.Warning,
        "Library installs a filter when it is loaded",
        "'{0}' installs its filter when this library is first used, for good and for the whole process that uses it; leave that to the application, which can call Install");

    /// <summary>What is generated uses types of the runtime library.</summary>
    public static readonly FindingKind RuntimeNotReferenced = new(
        "SECC0712",
        Severity.Error,
        "Runtime library is not referenced",
        "The filter of '{0}' needs SeccompSharp.Runtime, which the project does not reference; reference the package SeccompSharp") { LeavesNoClass = true };

    /// <summary>The compiler could not read the file.</summary>
    public static readonly FindingKind ProfileUnreadable = new(
        "SECC0713",
        Severity.Error,
        "Profile cannot be read",
        "The file cannot be read as text; save it as UTF-8");

    /// <summary>A class of the author's is in the way of a profile's.</summary>
    public static readonly FindingKind ProfileClassExists = new(
        "SECC0714",
        Severity.Error,
        "Profile's class exists already",
        "'{0}' exists already and is no partial class, so the profile's filter cannot be added to it; set the item's metadata SeccompClass to another name, or declare it 'partial'") { LeavesNoClass = true };

    /// <summary>Configuration that pretends to be the build. {0} the key, {1} its value, {2} the build's.</summary>
    public static readonly FindingKind BuildValueContradicted = new(
        "SECC0715",
        Severity.Error,
        "Analyzer configuration contradicts the build",
        "A .globalconfig or .editorconfig says {0} = '{1}', where the build has '{2}'; that decides no filter: remove it there, and write the property or metadata in the project file if it is meant") { IsGuard = true };

    /// <summary>The build's own files are not at work. {0} why, and the remedy.</summary>
    public static readonly FindingKind BuildValuesMissing = new(
        "SECC0716",
        Severity.Error,
        "Values of the build are missing",
        "The properties and metadata of the project did not reach the compiler: {0}") { IsGuard = true };

    /// <summary>One file, several items. {0} the file.</summary>
    public static readonly FindingKind FileListedTwice = new(
        "SECC0717",
        Severity.Error,
        "File is listed twice with different metadata",
        "AdditionalFiles has '{0}' more than once, with different metadata, and which counts is nowhere written; list it once") { IsGuard = true };

    /// <summary>What SeccompSharp.targets reports, so that it has a page.</summary>
    public static readonly FindingKind ModeSetElsewhere = new(
        "SECC0718",
        Severity.Error,
        "Properties are set where they do not count",
        "Only the project file and the command line of the build decide whether filters are in force") { IsGuard = true };

    /// <summary>The compiler reports the argument too; this says what becomes of the filter.</summary>
    public static readonly FindingKind AttributeNotEvaluated = new(
        "SECC0721",
        Severity.Error,
        "Attribute cannot be evaluated",
        "The compiler cannot evaluate this attribute, so no filter is generated; give it constants of the right types");

    /// <summary>A name of nothing.</summary>
    public static readonly FindingKind SyscallNameEmpty = new(
        "SECC0722",
        Severity.Error,
        "Syscall name is empty",
        "A syscall name is {0}; write the kernel's name, such as \"read\", or remove it");

    /// <summary>A rule about nothing.</summary>
    public static readonly FindingKind RuleNamesNothing = new(
        "SECC0723",
        Severity.Error,
        "Rule names no syscall",
        "The rule names no syscall, so it has no effect; name at least one, or remove it");

    /// <summary>An errno or data that no one will see.</summary>
    public static readonly FindingKind ActionDataIgnored = new(
        "SECC0724",
        Severity.Warning,
        "Action has no use for errno or data",
        "The {0} has no effect, because the action is {1}; remove it, or choose the action that takes it");

    /// <summary>A denial that denies nothing.</summary>
    public static readonly FindingKind DenialLetsCallThrough = new(
        "SECC0725",
        Severity.Error,
        "SeccompDeny does not deny",
        "[SeccompDeny] with the action {0} does not deny; use Errno, Trap, KillThread or KillProcess, or write [SeccompRule(SeccompAction.{0}, …)]");

    /// <summary>An ABI that no filter of the class could cover.</summary>
    public static readonly FindingKind CompatAbiWithoutTarget = new(
        "SECC0726",
        Severity.Warning,
        "ABI belongs to no target",
        "The ABI {0} belongs to none of the targets, so covering it has no effect; add its target, or remove it");

    /// <summary>A filter with variables where nobody calls its Install. {0} the variable, {1} who installs it, {2} the remedy.</summary>
    public static readonly FindingKind VariableWithoutValue = new(
        "SECC0730",
        Severity.Error,
        "Nobody gives the variable a value",
        "'${0}' gets its value at installation, and {1}; {2}");

    /// <summary>A build that learns. {0} the class, {1} the default action.</summary>
    public static readonly FindingKind DefaultActionLogs = new(
        "SECC0731",
        Severity.Warning,
        "Filter only logs what it would deny",
        "'{0}' logs and allows the calls that its default action {1} would deny, because this build's SeccompMode is Log; build without it what you ship") { IsGuard = true };

    /// <summary>The build is not what was reviewed. {0} the class, {1} the file, {2} what is gained and lost.</summary>
    public static readonly FindingKind LockDiffers = new(
        "SECC0732",
        Severity.Error,
        "Filter differs from its lock file",
        "The filter of '{0}' is not what {1} holds: {2}. Review it, then update the file with the fix of SECC0732 or with dotnet format analyzers --diagnostics SECC0732") { IsGuard = true };

    /// <summary>A line of no known form. {0} why.</summary>
    public static readonly FindingKind LockNotReadable = new(
        "SECC0733",
        Severity.Error,
        "Lock file cannot be read",
        "This line of the lock file cannot be read, because {0}; update the file, or empty it and review it as a whole") { IsGuard = true };

    /// <summary>A file that locks nothing. {0} the file, {1} why.</summary>
    public static readonly FindingKind LockOfNothing = new(
        "SECC0734",
        Severity.Error,
        "Lock file locks no policy",
        "{0} locks nothing, because {1}; rename it after the class of the policy, or delete it") { IsGuard = true };

    /// <summary>What the generator says itself, whatever becomes of analyzers. {0} the class, {1} why.</summary>
    public static readonly FindingKind NoFilter = new(
        "SECC0735",
        Severity.Error,
        "No filter is generated",
        "'{0}' gets no filter, and the program throws where it would install it: {1}") { IsGuard = true };

    /// <summary>A project in which every policy is reviewed. {0} the class, {1} the file.</summary>
    public static readonly FindingKind LockMissing = new(
        "SECC0736",
        Severity.Error,
        "Policy has no lock file",
        "'{0}' has no lock file, and SeccompRequireLock of this project asks for one; create an empty {1} beside the project file, then write it with dotnet format analyzers --diagnostics SECC0732 and review it") { IsGuard = true };

    /// <summary>A policy of which the generator has seen another version than the compiler. {0} the class.</summary>
    public static readonly FindingKind AttributesUnseen = new(
        "SECC0737",
        Severity.Error,
        "Seccomp attributes that the filter is not made of",
        "The filter of '{0}' is not made of all its seccomp attributes: some of them, or constants in them, come from another source generator, and no generator sees what another one writes; write them in a source file") { IsGuard = true };

    /// <summary>A reporter that could not write. {0} on which target.</summary>
    public static readonly FindingKind ReporterSilenced = new(
        "SECC0738",
        Severity.Warning,
        "Filter does not let the reporter write",
        "What this filter stops is not reported{0}: the line is written to standard error, and write is not allowed there; add [SeccompAllow(\"write\", When = \"fd == 2\")]") { IsPerTarget = true };

    /// <summary>The earlier filter stops the installation of the later one. {0} the later stage, {1} the earlier one,
    /// {2} the call, {3} the action, {4} the ABI, {5} the remedy.</summary>
    public static readonly FindingKind StageCannotBeInstalled = new("SECC0740", Severity.Error,
        "Earlier stage does not let this one be installed",
        "'{0}' cannot be installed once '{1}' is: that answers {2} with {3} on {4}; {5}");

    /// <summary>A rule for calls that an earlier filter answers more strictly. {0} the name, {1} the action here, {2} the
    /// action there, {3} the earlier stage, {4} an example.</summary>
    public static readonly FindingKind StageWidens = new("SECC0741", Severity.Warning,
        "Later stage cannot give back what an earlier one has taken",
        "'{0}' gets {1} here, but {2} from '{3}', which stays in force, and the kernel takes the strictest answer of all filters: "
        + "{4}; remove it here, or let it through there");

    /// <summary>No stage. {0} the class, {1} why, and what to do.</summary>
    public static readonly FindingKind NoStage = new("SECC0742", Severity.Error,
        "Stage has no policy",
        "'{0}' is no stage: {1}");

    /// <summary>Stages that wait for each other. {0} the classes in their order.</summary>
    public static readonly FindingKind StageCycle = new("SECC0743", Severity.Error,
        "Stages come after each other",
        "No stage of {0} can be the first; remove [SeccompAfter] from the one that is installed first");

    /// <summary>A target of the later stage only. {0} the later stage, {1} the earlier one, {2} the targets.</summary>
    public static readonly FindingKind StageTargets = new("SECC0744", Severity.Warning,
        "Earlier stage has no filter for an architecture of this one",
        "'{0}' has a filter for {2} and '{1}' has none, so that installing '{1}' throws there before '{0}' is installed; "
        + "give both the same Targets");

    /// <summary>A later stage with a module initializer. {0} the later stage, {1} the earlier one.</summary>
    public static readonly FindingKind StageInstallsItself = new("SECC0745", Severity.Error,
        "Later stage installs itself at startup",
        "'{0}' comes after '{1}' and cannot be installed by a module initializer, which runs before any code could install '{1}'; "
        + "remove InstallAtStartup and call Install");

    /// <summary>Stages beyond the bounds of the comparison. {0} the later stage, {1} the earlier one, {2} why.</summary>
    public static readonly FindingKind StagesNotCompared = new("SECC0746", Severity.Warning,
        "Stages could not be compared",
        "Whether '{0}' can be installed after '{1}' and only narrows it is not known, because {2}; simplify their conditions");

    /// <summary>A filter that no code of the program installs. {0} the class, {1} the remedy.</summary>
    public static readonly FindingKind FilterNotInstalled = new("SECC0750", Severity.Warning,
        "Nothing installs the filter",
        "Nothing in this program installs '{0}', so that it denies nothing; {1}");

    /// <summary>A failure that nobody looks at. {0} the method, {1} what the program then is, {2} the call that throws.</summary>
    public static readonly FindingKind AnswerDropped = new("SECC0751", Severity.Warning,
        "Nobody looks at whether it succeeded",
        "The answer of '{0}' is dropped, so that the program goes on {1} when it fails; write '{2}', which throws, or act on the answer");

    /// <summary>A call for what a module initializer has done. {0} the class.</summary>
    public static readonly FindingKind InstalledAtStartupToo = new("SECC0752", Severity.Warning,
        "Filter that installs itself is installed once more",
        "'{0}' has InstallAtStartup, so that this call installs it a second time, and the kernel then runs both; "
        + "remove the call, or InstallAtStartup");

    /// <summary>The same filter over and over. {0} the class, {1} why it is not the first time.</summary>
    public static readonly FindingKind InstalledTwice = new("SECC0753", Severity.Warning,
        "Filter is installed twice",
        "'{0}' is installed here although {1}: every installation stacks one more filter, which denies nothing more and "
        + "makes calls slower; install it once");

    /// <summary>Stages in the wrong order. {0} the earlier one, {1} the later one, which is installed before.</summary>
    public static readonly FindingKind StagesOutOfOrder = new("SECC0754", Severity.Warning,
        "Stages are installed in another order than they state",
        "'{0}' is installed after '{1}', which says [SeccompAfter] of it: what '{1}' denies may stop this call, "
        + "and was checked only for the stated order; install '{0}' first");

    /// <summary>What the program does first has no filter. {0} the class, {1} when it is installed.</summary>
    public static readonly FindingKind InstalledLate = new("SECC0755", Severity.Info,
        "Filter is installed when work has begun",
        "'{0}' is installed {1}: until then nothing is denied, on any thread; install it as the first statement of Main");

    /// <summary>A call that the program's own filter denies. {0} the function, {1} the syscall, {2} the class, {3} the action.</summary>
    public static readonly FindingKind NativeCallDenied = new("SECC0756", Severity.Warning,
        "Program calls what its filter denies",
        "'{0}' calls {1}, and '{2}' answers that with {3} on x64 whatever the arguments are; remove the call, or allow it in '{2}'");

    /// <summary>What an editor that mends sources only would not offer. {0} the file, {1} how many findings, {2} their ids.</summary>
    public static readonly FindingKind ProfileMendable = new("SECC0757", Severity.Info,
        "Profile has findings that a fix can mend",
        "{0} has {1} that a fix can mend ({2}); apply it here, or run dotnet seccomp check --fix");

    /// <summary>A library that is to be loaded when it cannot be any more. {0} the function, {1} the library, {2} the class, {3} the syscall, {4} the action.</summary>
    public static readonly FindingKind LibraryNotLoadable = new("SECC0758", Severity.Warning,
        "Native library is to be loaded under a filter that denies it",
        "'{0}' is the first call into '{1}', which .NET loads then, and '{2}' answers {3} with {4} on x64: loading it needs that; "
        + "call NativeLibrary.Load(\"{1}\") before {2}.Install(), or allow '@dlopen' in '{2}'");

    /// <summary>A delegate that does not run under its filter, or whose failure is lost. {0} the method, {1} what is wrong, {2} the remedy.</summary>
    public static readonly FindingKind ThreadMisused = new("SECC0759", Severity.Warning,
        "Confined thread is used in a way that cannot work",
        "'{0}' {1}; {2}");

    /// <summary>A line of a record of calls that is none. {0} the line.</summary>
    public static readonly FindingKind TrafficLineNotUnderstood = new(
        "SECC0761",
        Severity.Warning,
        "Line of a traffic record is not understood",
        "'{0}' is not a syscall name and a count, so it has no weight; write lines as strace -c -U name,calls prints them");

    /// <summary>A recorded call that no kernel knows. {0} the name.</summary>
    public static readonly FindingKind TrafficNameUnknown = new(
        "SECC0762",
        Severity.Warning,
        "Traffic record names an unknown syscall",
        "No kernel has a syscall '{0}', so its count has no effect; correct the name, or remove the line");
}
