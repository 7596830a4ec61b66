namespace SeccompSharp.Policies.Findings;

/// <content>0100 to 0199, names: 0100-0109 of system calls, 0110-0119 of groups.</content>
public static partial class FindingKinds
{
    /// <summary>A syscall name that exists on no ABI.</summary>
    public static readonly FindingKind UnknownSyscall = new(
        "SECC0101", Severity.Error, "Unknown syscall",
        "No kernel has a syscall '{0}'{1}, so a rule for it does nothing; write a name as the kernel spells it");

    /// <summary>A syscall that exists, but on none of the ABIs of this filter. {0} its name, {1} the ABIs, {2} those that have it,
    /// {3} what is called instead.</summary>
    public static readonly FindingKind SyscallNotOnTarget = new(
        "SECC0102", Severity.Info, "Syscall does not exist on the target",
        "'{0}' has no number on {1}, so the rule does nothing there{3}; it exists on {2}");

    /// <summary>A syscall that the kernel no longer implements.</summary>
    public static readonly FindingKind RetiredSyscall = new(
        "SECC0103", Severity.Info, "Syscall is retired",
        "'{0}' has a number on {1} but no code behind it: the kernel answers ENOSYS; the name can be removed");

    /// <summary>A group that does not exist. {0} its name, {1} a hint.</summary>
    public static readonly FindingKind UnknownGroup = new(
        "SECC0110", Severity.Error, "Unknown group",
        "There is no group '{0}': {1}");

    /// <summary>A rule with a condition that names a group. {0} its name.</summary>
    public static readonly FindingKind ConditionOnGroup = new(
        "SECC0111", Severity.Error, "Condition on a group",
        "The syscalls of '{0}' take different arguments, so a condition cannot stand beside it; "
        + "write a rule of its own for the syscalls that the condition is about");

    /// <summary>A group on an ABI that groups are not made for. {0} its name, {1} the ABI.</summary>
    public static readonly FindingKind GroupNotOnAbi = new(
        "SECC0112", Severity.Error, "Groups do not exist on this ABI",
        "'{0}' says what .NET needs, and .NET does not run on {1}; name the syscalls there");
}
