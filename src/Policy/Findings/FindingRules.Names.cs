namespace SeccompSharp.Policies.Findings;

public static partial class FindingRules
{
    /// <summary>A syscall name that exists on no ABI.</summary>
    public static readonly FindingRule UnknownSyscall = new(
        "SECC0101", Severity.Error, "Unknown syscall",
        "No kernel has a syscall '{0}'{1}, so a rule for it does nothing; write a name as the kernel spells it");

    /// <summary>A syscall that exists, but on none of the ABIs of this filter.</summary>
    public static readonly FindingRule SyscallNotOnTarget = new(
        "SECC0102", Severity.Info, "Syscall does not exist on the target",
        "'{0}' has no number on {1}, so the rule does nothing there; it exists on {2}");

    /// <summary>A syscall that the kernel no longer implements.</summary>
    public static readonly FindingRule RetiredSyscall = new(
        "SECC0103", Severity.Info, "Syscall is retired",
        "'{0}' has a number on {1} but no code behind it: the kernel answers ENOSYS; the name can be removed");
}
