using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Attributes;

/// <summary>What the attributes of a class say, for all targets together.</summary>
/// <remarks>Immutable, structurally equal; places take no part in it.</remarks>
internal sealed record RuleSet
{
    /// <summary>The default action, where one is stated.</summary>
    public required SyscallAction? StatedDefault { get; init; }

    /// <summary>Where it is stated, or else where the first attribute is.</summary>
    public required Place DefaultPlace { get; init; }

    public required ImmutableEquatableArray<Rule> Rules { get; init; }

    public required UnknownSyscalls Unknown { get; init; }

    public required KernelVersion? MinKernel { get; init; }

    public required SyscallAction ForeignAbi { get; init; }

    /// <summary>The ABIs covered beside the native one, as far as they belong to the target.</summary>
    public required ImmutableEquatableArray<Abi> CompatAbis { get; init; }

    /// <summary>The policy for one target.</summary>
    public Policy For(Target target) => new()
    {
        Abis = target.Family.Where(abi => abi == target.Native || CompatAbis.Contains(abi)).ToImmutableEquatableArray(),
        DefaultAction = StatedDefault ?? DerivedDefault,
        DefaultActionPlace = DefaultPlace,
        Rules = Rules,
        Resolution = RuleResolution.MostRestrictive,
        Unknown = Unknown,
        MinKernel = MinKernel,
        ForeignAbiAction = ForeignAbi,
    };

    /// <summary>Who says what is allowed means that the rest is not, and the other way round.</summary>
    private SyscallAction DerivedDefault => Rules.Any(rule =>
        rule.Action.Kind is ActionKind.Allow or ActionKind.Log or ActionKind.Trace or ActionKind.Notify)
            ? SyscallAction.KillProcess
            : SyscallAction.Allow;
}
