using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>The errno of an action, when it may be given by number and by name.</summary>
internal static class ErrnoChoice
{
    /// <summary>What runtimes use where the profile gives none: EPERM.</summary>
    private const ushort Default = 1;

    /// <summary>The action with its data.</summary>
    public static SyscallAction Resolve(ActionKind action, Located<ulong>? number, Located<ulong>? name, Dialect dialect) =>
        action is ActionKind.Errno or ActionKind.Trace
            ? new SyscallAction(action, unchecked((ushort)(Choose(number, name, dialect)?.Value ?? Default)))
            : new SyscallAction(action);

    /// <summary>Which of the two counts: the number; for Podman the name.</summary>
    public static Located<ulong>? Choose(Located<ulong>? number, Located<ulong>? name, Dialect dialect) => dialect switch
    {
        Dialect.Oci => number,
        Dialect.Podman => name ?? number,
        _ => number ?? name,
    };
}
