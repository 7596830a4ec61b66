namespace SeccompSharp.Policies.Findings;

/// <content>0400 to 0499, what a policy means: 0401 calls that every process needs, 0402-0409 ways round a denial, 0410-0417
/// actions that do something else here than their name says, 0418-0421 answers that libc takes for another, 0422-0429 rules that
/// contradict or repeat each other, 0430-0435 conditions on flags, 0436-0444 what a list lacks, 0445-0449 what it should not
/// have.</content>
public static partial class FindingKinds
{
    /// <summary>An allowlist without what every process needs. {0} the default action, {1} the calls, {2} what for, {3} where.</summary>
    public static readonly FindingKind MissingEssentials = new(
        "SECC0401", Severity.Warning, "Essential syscalls are missing",
        "The default action {0} also hits {1}{3}, which every process needs to {2}; allow {1}")
    {
        IsPerTarget = true,
    };

    /// <summary>A denial that can be walked round. {0} the calls denied, {1} the ways, {2} why, {3} where.</summary>
    public static readonly FindingKind WayRound = new(
        "SECC0402", Severity.Warning, "What is denied can be done with another call",
        "The filter denies {0}{3} and lets through {1}, which can do the same ({2}); deny that as well")
    {
        IsPerTarget = true, IsSaidOnce = true,
    };

    /// <summary>Calls of other ABIs, let through. {0} the ABIs, {1} the action, {2} where.</summary>
    public static readonly FindingKind ForeignAbisOpen = new(
        "SECC0403", Severity.Warning, "Calls of other ABIs pass every denial",
        "Every call that the rules deny{2} can be made with the numbers of {0}, which the filter does not cover and answers with {1}; "
        + "cover these ABIs, or let KillProcess answer them")
    {
        IsPerTarget = true,
    };

    /// <summary>KillThread in a process of many threads. {0} what gets it.</summary>
    public static readonly FindingKind KillEndsThread = new(
        "SECC0410", Severity.Warning, "Action ends one thread and leaves the process hanging",
        "The thread that makes {0} ends without a word, and the process hangs as soon as it waits for that thread or for a lock that it held; "
        + "write KillProcess (SCMP_ACT_KILL_PROCESS), or an errno");

    /// <summary>Trap without a reporter. {0} what gets it.</summary>
    public static readonly FindingKind TrapWithoutHandler = new(
        "SECC0411", Severity.Info, "Trap needs a handler of SIGSYS",
        "Trap sends SIGSYS to the thread that makes {0}, and .NET has no handler for it, so that the process ends; set Report = true, which brings one, or write KillProcess");

    /// <summary>Trace. {0} what gets it.</summary>
    public static readonly FindingKind TraceWithoutTracer = new(
        "SECC0412", Severity.Info, "Trace needs a tracer",
        "Trace asks a ptrace tracer about {0}, and where none is attached the call fails with ENOSYS; write an errno or KillProcess unless a tracer starts the program");

    /// <summary>Notify where nobody is known to listen. {0} what gets it.</summary>
    public static readonly FindingKind NotifyWithoutListener = new(
        "SECC0413", Severity.Info, "Notify needs a listener",
        "Notify asks a supervisor about {0}, and without one the call fails with ENOSYS; open a listener at installation (SeccompFlags.NewListener), "
        + "or for a container name the agent's socket in 'listenerPath', without which runc does not start it");

    /// <summary>Errno 0. {0} what gets it.</summary>
    public static readonly FindingKind SuccessFaked = new(
        "SECC0414", Severity.Warning, "Errno 0 pretends success",
        "Errno 0 tells the program that {0} has succeeded, though nothing was done, and it goes on with what does not exist; write an errno such as EPERM (1)");

    /// <summary>A use of Notify that runc refuses. {0} which, {1} what to do.</summary>
    public static readonly FindingKind NotifyRefused = new(
        "SECC0415", Severity.Warning, "runc refuses this use of Notify",
        "runc does not start a container with SCMP_ACT_NOTIFY {0}; {1}");

    /// <summary>An errno where libc falls back on ENOSYS only. {0} the calls, {1} what fails, {2} where.</summary>
    public static readonly FindingKind FallbackCutOff = new(
        "SECC0418", Severity.Warning, "Errno keeps libc from its fallback",
        "{0} should be answered with ENOSYS{2}, on which programs make the older call that the filter lets through; with another errno {1}")
    {
        IsPerTarget = true,
    };

    /// <summary>ENOSYS that hangs on what no rule names. {0} the default action, {1} where.</summary>
    public static readonly FindingKind FallbackByChance = new(
        "SECC0419", Severity.Info, "Threads start only because no rule names a newer call",
        "'clone3' gets ENOSYS, on which libc falls back to 'clone', only because no rule names a newer call{1}; crun, and runc as soon as one does, "
        + "answer it with {0}, and then no thread starts: answer 'clone3' with ENOSYS in a rule")
    {
        IsPerTarget = true,
    };

    /// <summary>A rule without effect. {0} the calls, {1} why, {2} where.</summary>
    public static readonly FindingKind RuleRedundant = new(
        "SECC0422", Severity.Info, "Rule changes nothing",
        "This rule for {0} changes nothing{2}: {1}; remove it")
    {
        IsPerTarget = true,
    };

    /// <summary>A rule that others overrule. {0} the calls, {1} its action, {2} the one that they get, {3} why, {4} where.</summary>
    public static readonly FindingKind RuleOverruled = new(
        "SECC0423", Severity.Warning, "Rule is overruled by another",
        "This rule answers no call of {0} with {1}{4}: another rule answers them with {2}, because {3}; keep one of the two")
    {
        IsPerTarget = true,
    };

    /// <summary>Conditional rules that overlap. {0} the calls, {1} the earlier action, {2} the later one, {3} a call, {4} where.</summary>
    public static readonly FindingKind RulesOverlap = new(
        "SECC0424", Severity.Warning, "Rules with different actions hold for the same call",
        "{3} gets {1} from an earlier rule and {2} from this one{4}, and libseccomp does not say which it keeps for {0}; make their conditions exclude each other")
    {
        IsPerTarget = true,
    };

    /// <summary>Rules that libseccomp refuses. {0} the call, {1} the later action, {2} the earlier one, {3} the runtime.</summary>
    public static readonly FindingKind RulesCollide = new(
        "SECC0425", Severity.Error, "Container runtime refuses two actions under the same conditions",
        "'{0}' gets {1} here under conditions under which it has got {2} already: libseccomp refuses the second rule ('file exists'), and {3} does not start the container; keep one of the two");

    /// <summary>A mask whose value is 0 in a denial. {0} the calls, {1} the mask.</summary>
    public static readonly FindingKind MaskValueForgotten = new(
        "SECC0430", Severity.Warning, "Mask without the value that is meant",
        "Without 'valueTwo' this denies the calls of {0} that set none of the bits {1}, and lets those through that set one; "
        + "write a rule for each bit, with the bit as 'value' and as 'valueTwo'");

    /// <summary>A mask of namespaces without one of them. {0} the call, {1} the flag, {2} where.</summary>
    public static readonly FindingKind NamespaceForgotten = new(
        "SECC0431", Severity.Warning, "Mask leaves out one namespace",
        "The mask for the flags of '{0}' has every namespace but {1}{2}, so that a call that asks for this one counts as asking for none; add {1}")
    {
        IsPerTarget = true, IsSaidOnce = true,
    };

    /// <summary>Flags compared for equality. {0} the call, {1} the argument, {2} the value, {3} where.</summary>
    public static readonly FindingKind FlagsComparedWhole = new(
        "SECC0432", Severity.Warning, "Flags are compared as a whole",
        "'{1}' of '{0}' is a set of flags, and only {2} exactly is denied{3}: a caller that sets another flag as well is let through; "
        + "test the bits, as in '{1} & {2}' (in a profile SCMP_CMP_MASKED_EQ with {2} as 'value' and 'valueTwo')")
    {
        IsPerTarget = true, IsSaidOnce = true,
    };

    /// <summary>The number of an ipc call, compared with its version. {0} where.</summary>
    public static readonly FindingKind IpcComparedWhole = new(
        "SECC0433", Severity.Warning, "Number of an ipc call is compared with its version",
        "The kernel reads the low 16 bits of 'call' of 'ipc'{0}, so that a caller walks round this comparison with a bit above them; compare 'call & 0xffff'")
    {
        IsPerTarget = true, IsSaidOnce = true,
    };

    /// <summary>A denial of what a group or the process needs. {0} the call, {1} who needs it, {2} what for, {3} what to do, {4} where.</summary>
    public static readonly FindingKind TakenFromGroup = new(
        "SECC0436", Severity.Info, "Denial takes from a group or the process what it needs",
        "{0} is denied{4}, {1} ({2}); {3}")
    {
        IsPerTarget = true,
    };

    /// <summary>Calls that libc makes are not in the list. {0} the calls named, {1} which libc, {2} the calls made, {3} the default action, {4} where.</summary>
    public static readonly FindingKind CompanionMissing = new(
        "SECC0440", Severity.Info, "C library makes another call than the one that is allowed",
        "The rule allows {0}, in place of which {1} calls {2}{4}, which gets {3}; allow {2} too")
    {
        IsPerTarget = true, IsSaidOnce = true,
    };

    /// <summary>A call that undoes the filter. {0} the call, in quotes, {1} why, {2} what else to do.</summary>
    public static readonly FindingKind DangerousAllow = new(
        "SECC0445", Severity.Warning, "Call that is allowed undoes the filter",
        "{0} is allowed and {1}; remove it, narrow it with a condition, {2}");
}
