using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Compilation;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>Small bound policies to hold programs against: default EPERM, foreign ABIs killed.</summary>
internal static class BoundPolicies
{
    /// <summary>The numbers of x86_64 where x32 is foreign: without bit 30, and the number of a skipped call.</summary>
    public static readonly NumberRange[] WithoutX32 =
        [new(0, 0x3fff_ffff), new(0x8000_0000, 0xbfff_ffff), new(0xffff_ffff, 0xffff_ffff)];

    public static BoundPolicy Of(params BoundAbi[] abis) => new()
    {
        Abis = abis.ToImmutableEquatableArray(),
        DefaultAction = SyscallAction.Errno(1),
        ForeignAbiAction = SyscallAction.KillProcess,
        Resolution = RuleResolution.FirstMatch,
    };

    public static BoundAbi On(Abi abi, params BoundRule[] rules) => new(
        abi,
        (abi == Abi.X86_64 ? WithoutX32 : [Bound.AllNumbers]).ToImmutableEquatableArray(),
        rules.ToImmutableEquatableArray(),
        ImmutableEquatableArray<NumberRange>.Empty);
}
