using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Stages;

/// <summary>A system call that installing a filter takes.</summary>
/// <param name="Syscall">Its name.</param>
/// <param name="Text">What messages call it.</param>
/// <param name="Allowed">What a policy that allows it would name.</param>
/// <param name="Arguments">The registers; null for one that may hold anything.</param>
internal sealed record InstallCall(string Syscall, string Text, string Allowed, ImmutableEquatableArray<ulong?> Arguments)
{
    private const string Group = "the group '@seccomp'";

    /// <summary>
    /// What a generated Install calls (src/Runtime/Kernel.cs, Installation.cs). Values: include/uapi/linux/prctl.h and
    /// seccomp.h. A call of the runtime sets all six registers.
    /// </summary>
    private static readonly ImmutableEquatableArray<InstallCall> s_always = ImmutableEquatableArray.Of(
        new InstallCall(
            "prctl", "prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)", Group, ImmutableEquatableArray.Of<ulong?>(38, 1, 0, 0, 0, 0)),
        new InstallCall(
            "seccomp", "seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, program)", Group,
            ImmutableEquatableArray.Of<ulong?>(1, 1, null, 0, 0, 0)));

    /// <summary>What the process asks for its id by, if it has not before.</summary>
    private static readonly InstallCall s_process =
        new("getpid", "getpid()", "'getpid'", ImmutableEquatableArray.Of<ulong?>(null, null, null, null, null, null));

    /// <summary>The calls that installing a policy takes.</summary>
    public static ImmutableEquatableArray<InstallCall> Of(BoundPolicy policy) =>
        InstallVariable.Of([policy]).Any(variable => variable.Name == BuiltInVariable.Self.Name)
            ? s_always.Append(s_process).ToImmutableEquatableArray()
            : s_always;
}
