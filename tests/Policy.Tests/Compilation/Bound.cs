using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Compilation;

/// <summary>Short ways to write bound policies in tests, and what they say about a call, worked out naively.</summary>
internal static class Bound
{
    public static readonly NumberRange AllNumbers = new(0, uint.MaxValue);

    public static BoundPolicy Policy(SyscallAction defaultAction, params BoundRule[] rules) => new()
    {
        Abis = ImmutableEquatableArray.Of(Covers(Abi.X86_64, rules)),
        DefaultAction = defaultAction,
        ForeignAbiAction = SyscallAction.KillProcess,
        Resolution = RuleResolution.MostRestrictive,
    };

    public static BoundPolicy For(this BoundPolicy policy, params BoundAbi[] abis) =>
        policy with { Abis = abis.ToImmutableEquatableArray() };

    public static BoundAbi Covers(Abi abi, params BoundRule[] rules) => new(
        abi, ImmutableEquatableArray.Of(AllNumbers), rules.ToImmutableEquatableArray(), ImmutableEquatableArray<NumberRange>.Empty);

    public static BoundRule Allow(uint number, BoundCondition? condition = null) => On(number, SyscallAction.Allow, condition);

    public static BoundRule On(uint number, SyscallAction action, BoundCondition? condition = null, bool fromGroup = false) =>
        new(number, condition, action, fromGroup);

    public static BoundCondition Word(int index, ComparisonOperator op, uint value, uint mask = uint.MaxValue) =>
        new BoundCondition.Test(index, ArgumentWidth.Word, mask, op, value);

    public static BoundCondition Register(int index, ComparisonOperator op, ulong value, ulong mask = ulong.MaxValue) =>
        new BoundCondition.Test(index, ArgumentWidth.Register, mask, op, value);

    public static BoundCondition All(params BoundCondition[] terms) => new BoundCondition.All(terms.ToImmutableEquatableArray());

    public static BoundCondition Any(params BoundCondition[] terms) => new BoundCondition.Any(terms.ToImmutableEquatableArray());

    public static BoundCondition Not(BoundCondition term) => new BoundCondition.Not(term);

    /// <summary>The program of a policy that compiles.</summary>
    public static Program Compile(this BoundPolicy policy)
    {
        CompilationResult result = FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None);
        Assert.Empty(result.Findings);
        Assert.NotNull(result.Program);
        return result.Program;
    }

    /// <summary>Asserts that program and policy agree on a call.</summary>
    public static void AssertAgrees(this Program program, BoundPolicy policy, SeccompData call)
    {
        uint expected = policy.Decide(call).ReturnValue;
        uint actual = Interpreter.Run(program, call);
        if (expected == actual)
            return;
        Assert.Fail(
            $"arch 0x{call.Arch:x} nr {call.Nr} args {string.Join(' ', call.Args.Select(arg => $"0x{arg:x}"))}: "
            + $"{SyscallAction.FromReturnValue(expected)} expected, {SyscallAction.FromReturnValue(actual)} returned by\n"
            + string.Join('\n', Disassembler.Listing(program)));
    }

    public static SyscallAction Decide(this BoundPolicy policy, SeccompData call)
    {
        BoundAbi? abi = policy.Abis.FirstOrDefault(
            abi => abi.Abi.AuditArch == call.Arch && abi.Domain.Any(range => range.Contains(call.Nr)));
        if (abi is null)
            return policy.ForeignAbiAction;
        if (abi.Unknown.Any(range => range.Contains(call.Nr)))
            return abi.UnknownAction;
        List<BoundRule> rules = [.. abi.Rules.Where(rule => rule.Number == call.Nr)];
        List<BoundRule> matching = [.. rules.Where(rule => rule.Condition is null || Holds(rule.Condition, call.Args))];
        if (policy.Resolution == RuleResolution.Runc && rules.Find(rule => rule.Condition is null) is { } unconditional)
            return unconditional.Action;
        if (matching.Count == 0)
            return policy.DefaultAction;
        if (policy.Resolution != RuleResolution.MostRestrictive)
            return matching[0].Action;
        List<BoundRule> named = matching.FindAll(rule => !rule.FromGroup);
        return (named.Count > 0 ? named : matching).Min(rule => rule.Action);
    }

    private static bool Holds(BoundCondition condition, ulong[] args)
    {
        switch (condition)
        {
            case BoundCondition.All all: return all.Terms.All(term => Holds(term, args));
            case BoundCondition.Any any: return any.Terms.Any(term => Holds(term, args));
            case BoundCondition.Not not: return !Holds(not.Term, args);
        }

        var test = (BoundCondition.Test)condition;
        ulong value = args[test.Index] & test.Mask & (test.Width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue);
        return test.Operator switch
        {
            ComparisonOperator.Equal => value == test.Value,
            ComparisonOperator.NotEqual => value != test.Value,
            ComparisonOperator.Less => value < test.Value,
            ComparisonOperator.LessOrEqual => value <= test.Value,
            ComparisonOperator.Greater => value > test.Value,
            _ => value >= test.Value,
        };
    }
}
