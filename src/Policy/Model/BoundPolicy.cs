using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Model;

/// <summary>
/// A policy in numbers: what the compiler turns into a program and what the proof holds the program against.
/// </summary>
/// <remarks>
/// <para>A call is (arch, nr, args). Take the first that applies:</para>
/// <list type="number">
/// <item>No ABI of the policy has that token and that number in its <see cref="BoundAbi.Domain"/>: <see cref="ForeignAbiAction"/>.</item>
/// <item>The number is in that ABI's <see cref="BoundAbi.Unknown"/>: its <see cref="BoundAbi.UnknownAction"/>.</item>
/// <item>The ABI's rules for that number, by <see cref="Resolution"/>.</item>
/// <item><see cref="DefaultAction"/>.</item>
/// </list>
/// Immutable, structurally equal.
/// </remarks>
public sealed record BoundPolicy
{
    /// <summary>The ABIs covered. The domains of ABIs that share a token do not overlap.</summary>
    public required ImmutableEquatableArray<BoundAbi> Abis { get; init; }

    /// <summary>The action when no rule matches.</summary>
    public required SyscallAction DefaultAction { get; init; }

    /// <summary>The action for calls of an ABI not covered.</summary>
    public required SyscallAction ForeignAbiAction { get; init; }

    /// <summary>Which matching rule decides. <see cref="RuleResolution.Runc"/> here includes that rules equal to the
    /// default action are dropped: the binder has dropped them already.</summary>
    public required RuleResolution Resolution { get; init; }

    /// <summary>The policy in which variables have values.</summary>
    /// <param name="values">One of 64 bits for each variable of the policy, by name.</param>
    public BoundPolicy WithValues(IReadOnlyDictionary<string, ulong> values) => this with
    {
        Abis = Abis.Select(abi => abi with
        {
            Rules = abi.Rules
                .Select(rule => rule with { Condition = rule.Condition?.WithValues(values) }).ToImmutableEquatableArray(),
        }).ToImmutableEquatableArray(),
    };
}

/// <summary>What a policy says for one ABI.</summary>
/// <param name="Abi">The ABI.</param>
/// <param name="Domain">The numbers under its token that are its own: ascending, disjoint, not adjacent.</param>
/// <param name="Rules">One rule a number and name, in the policy's order; several may have the same number.</param>
/// <param name="Unknown">The numbers answered with the unknown-syscall action: ascending, disjoint; empty where the
/// policy's own default action lets calls through.</param>
public sealed record BoundAbi(
    Abi Abi,
    ImmutableEquatableArray<NumberRange> Domain,
    ImmutableEquatableArray<BoundRule> Rules,
    ImmutableEquatableArray<NumberRange> Unknown)
{
    /// <summary>The action for unknown numbers: ENOSYS, which is not the same number everywhere.</summary>
    public SyscallAction UnknownAction { get; init; } = SyscallAction.Errno(Abi.Enosys);
}

/// <summary>A rule for one number.</summary>
/// <param name="Number">The value of <c>seccomp_data.nr</c>, x32's bit included.</param>
/// <param name="Condition">When it matches; null for always.</param>
/// <param name="Action">What happens.</param>
/// <param name="FromGroup">Whether it came through a group, and so gives way to rules that name the syscall
/// (<see cref="RuleResolution.MostRestrictive"/> only).</param>
public sealed record BoundRule(uint Number, BoundCondition? Condition, SyscallAction Action, bool FromGroup);

/// <summary>The numbers from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public readonly record struct NumberRange(uint First, uint Last)
{
    /// <summary>Whether the range holds a number.</summary>
    public bool Contains(uint number) => number >= First && number <= Last;
}
