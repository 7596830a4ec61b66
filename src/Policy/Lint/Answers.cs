using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>What a policy answers to the calls of a number, decided for all arguments at once.</summary>
/// <remarks>
/// Complete, like the proof, and on the same diagrams; what would take too long to decide is not answered. Not thread-safe.
/// </remarks>
internal sealed class Answers
{
    /// <summary>A tenth of what the proof may take.</summary>
    private const int MaxSteps = DecisionDiagrams.MaxSteps / 10;

    private readonly BoundPolicy _policy;
    private readonly ConditionDiagram _conditions;
    private readonly Dictionary<(Abi Abi, uint Number), PolicyMap.Verdict[]?> _verdicts = [];
    private readonly Dictionary<Abi, NumberedRules> _rules;

    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    public Answers(BoundPolicy policy, CancellationToken cancellationToken)
    {
        _policy = policy;
        _rules = policy.Abis.ToDictionary(abi => abi.Abi, abi => new NumberedRules(abi.Rules));
        Diagrams = new DecisionDiagrams(cancellationToken, MaxSteps);
        // Which half of an argument comes first in memory makes no difference to what it compares to.
        _conditions = new ConditionDiagram(
            Diagrams, new BitVectorArithmetic(Diagrams), new CallBits(Diagrams, littleEndian: true), new VariablePredicates(Diagrams));
    }

    /// <summary>The diagrams that sets of calls are in.</summary>
    public DecisionDiagrams Diagrams { get; }

    /// <summary>Whether every call of a syscall gets such an action; false where the ABI lacks it, or where it cannot be told.</summary>
    public bool Always(BoundAbi abi, string syscall, Func<SyscallAction, bool> action) =>
        CallsWith(abi, syscall, action) == DecisionDiagrams.True;

    /// <summary>Whether a call of a syscall gets such an action; false where the ABI lacks it, or where it cannot be told.</summary>
    public bool Ever(BoundAbi abi, string syscall, Func<SyscallAction, bool> action) =>
        CallsWith(abi, syscall, action) is { } calls && calls != DecisionDiagrams.False;

    /// <summary>The calls of a syscall that get such an action; null where the ABI lacks it, or where it cannot be told.</summary>
    public int? CallsWith(BoundAbi abi, string syscall, Func<SyscallAction, bool> action) =>
        SyscallTable.TryGetNumber(abi.Abi, syscall, out uint number) && !SyscallTable.IsStub(abi.Abi, syscall)
            ? CallsWith(abi, number, action)
            : null;

    /// <summary>The calls of a number that get such an action; null where it cannot be told.</summary>
    public int? CallsWith(BoundAbi abi, uint number, Func<SyscallAction, bool> action)
    {
        if (VerdictsOn(abi, number) is not { } verdicts)
            return null;
        return Decided(() =>
        {
            int calls = DecisionDiagrams.False;
            foreach (PolicyMap.Verdict verdict in verdicts)
            {
                if (action(SyscallAction.FromReturnValue(verdict.ReturnValue)))
                    calls = Diagrams.Or(calls, verdict.Guard);
            }

            return calls;
        });
    }

    /// <summary>The actions that calls of a number may get; none where it cannot be told.</summary>
    public IEnumerable<SyscallAction> ActionsOf(BoundAbi abi, uint number) =>
        (VerdictsOn(abi, number) ?? []).Select(verdict => SyscallAction.FromReturnValue(verdict.ReturnValue));

    /// <summary>The calls for which a condition holds; null where it cannot be told.</summary>
    public int? CallsOf(BoundCondition? condition) =>
        condition is null ? DecisionDiagrams.True : Decided(() => _conditions.Draw(condition));

    /// <summary>Whether two sets of calls have a call in common; false where it cannot be told.</summary>
    public bool Meet(int? one, int? other) =>
        Both(one, other) is { } both && both != DecisionDiagrams.False;

    /// <summary>The calls that two sets have in common; null where it cannot be told.</summary>
    public int? Both(int? one, int? other) => one is { } first && other is { } second ? Decided(() => Diagrams.And(first, second)) : null;

    private static int? Decided(Func<int> question)
    {
        try
        {
            return question();
        }
        catch (UndecidedException)
        {
            return null;
        }
    }

    private PolicyMap.Verdict[]? VerdictsOn(BoundAbi abi, uint number)
    {
        if (_verdicts.TryGetValue((abi.Abi, number), out PolicyMap.Verdict[]? known))
            return known;
        BoundAbi ofNumber = abi with { Rules = _rules[abi.Abi].For(number).ToImmutableEquatableArray() };
        PolicyMap.Verdict[]? verdicts;
        try
        {
            verdicts = new PolicyMap(_policy with { Abis = ImmutableEquatableArray.Of(ofNumber) }, Diagrams, _conditions)
                .Tokens.Single().Cells.Single(cell => cell.Nr.Contains(number)).Verdicts;
        }
        catch (UndecidedException)
        {
            verdicts = null;
        }

        return _verdicts[(abi.Abi, number)] = verdicts;
    }
}
