using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Stages;

/// <summary>A system call that installing a filter takes.</summary>
/// <param name="Syscall">Its name.</param>
/// <param name="Text">What messages call it.</param>
/// <param name="Arguments">The registers; null for one that may hold anything.</param>
internal sealed record InstallCall(string Syscall, string Text, ImmutableEquatableArray<ulong?> Arguments)
{
    /// <summary>
    /// What a generated Install calls, in this order (src/Runtime/Kernel.cs, Installation.cs). Values:
    /// include/uapi/linux/prctl.h and seccomp.h. A call of the runtime sets all six registers.
    /// </summary>
    public static readonly ImmutableEquatableArray<InstallCall> All = ImmutableEquatableArray.Of(
        new InstallCall(
            "prctl", "prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)", ImmutableEquatableArray.Of<ulong?>(38, 1, 0, 0, 0, 0)),
        new InstallCall(
            "seccomp", "seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, program)",
            ImmutableEquatableArray.Of<ulong?>(1, 1, null, 0, 0, 0)));
}
