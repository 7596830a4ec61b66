using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests;

/// <summary>Short ways to write policies in tests.</summary>
internal static class Policies
{
    public static Policy Allowlist(params string[] names) => Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, names));

    public static Policy Of(SyscallAction defaultAction, params Rule[] rules) => new()
    {
        Abis = ImmutableEquatableArray.Of(Abi.X86_64),
        DefaultAction = defaultAction,
        Rules = rules.ToImmutableEquatableArray(),
        Resolution = RuleResolution.MostRestrictive,
        Unknown = UnknownSyscalls.None,
    };

    public static Policy For(this Policy policy, params Abi[] abis) => policy with { Abis = abis.ToImmutableEquatableArray() };

    public static Rule Rule(SyscallAction action, params string[] names) => Rule(action, null, names);

    public static Rule Rule(SyscallAction action, Condition? condition, params string[] names) => new(
        names.Select((name, index) => new NameReference(name, new Place("test", new TextRange(index, name.Length)))).ToImmutableEquatableArray(),
        condition, action, new Place("test", new TextRange(0, 0)));

    public static Condition Compare(int index, ComparisonOperator op, ulong value, ulong? mask = null) => new Condition.Compare(
        ArgumentReference.At(index), mask is { } bits ? new Operand.Number(bits, false, default) : null, op,
        new Operand.Number(value, false, default), BySign: false);
}
