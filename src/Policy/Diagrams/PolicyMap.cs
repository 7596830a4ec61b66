using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>A policy as ranges of numbers under each token, with the actions that calls in each range get.</summary>
internal sealed class PolicyMap
{
    private readonly DecisionDiagrams _diagrams;
    private readonly ConditionDiagram _conditions;
    private readonly BoundPolicy _policy;
    private readonly Dictionary<uint, Verdict[]> _unconditional = [];

    public PolicyMap(BoundPolicy policy, DecisionDiagrams diagrams, ConditionDiagram conditions)
    {
        _policy = policy;
        _diagrams = diagrams;
        _conditions = conditions;
        Foreign = Always(policy.ForeignAbiAction);
        Tokens = policy.Abis
            .GroupBy(abi => abi.Abi.AuditArch)
            .OrderBy(group => group.Key)
            .Select(group => new Token(group.Key, CellsOf([.. group])))
            .ToList();
    }

    /// <summary>What calls under a token of no ABI of the policy get.</summary>
    public Verdict[] Foreign { get; }

    /// <summary>The tokens of the policy's ABIs, ascending.</summary>
    public List<Token> Tokens { get; }

    /// <summary>An action and the calls that get it. Of the verdicts of one cell, exactly one holds for each call.</summary>
    internal readonly record struct Verdict(int Guard, uint ReturnValue);

    /// <summary>Numbers that are all treated alike.</summary>
    internal readonly record struct Cell(NumberRange Nr, Verdict[] Verdicts);

    /// <summary>A token and its cells: ascending, from 0 to the highest number, without gaps.</summary>
    internal sealed record Token(uint Arch, List<Cell> Cells);

    private List<Cell> CellsOf(BoundAbi[] abis)
    {
        NumberedRules[] rules = [.. abis.Select(abi => new NumberedRules(abi.Rules))];
        List<Cell> cells = [];
        List<uint> starts = Starts(abis);
        for (int i = 0; i < starts.Count; i++)
        {
            var nr = new NumberRange(starts[i], i + 1 < starts.Count ? starts[i + 1] - 1 : uint.MaxValue);
            Verdict[] verdicts = VerdictsOn(nr.First, abis, rules);
            if (cells.Count > 0 && cells[cells.Count - 1] is var before && AreSame(before.Verdicts, verdicts))
                cells[cells.Count - 1] = before with { Nr = before.Nr with { Last = nr.Last } };
            else
                cells.Add(new Cell(nr, verdicts));
        }

        return cells;
    }

    /// <summary>Every number at which something may change.</summary>
    private static List<uint> Starts(BoundAbi[] abis)
    {
        List<uint> starts = [0];
        void Add(uint first, uint last)
        {
            starts.Add(first);
            if (last < uint.MaxValue)
                starts.Add(last + 1);
        }

        foreach (BoundAbi abi in abis)
        {
            foreach (NumberRange range in abi.Domain)
                Add(range.First, range.Last);
            foreach (NumberRange range in abi.Unknown)
                Add(range.First, range.Last);
            foreach (BoundRule rule in abi.Rules)
                Add(rule.Number, rule.Number);
        }

        starts.Sort();
        int kept = 0;
        for (int i = 1; i < starts.Count; i++)
        {
            if (starts[i] != starts[kept])
                starts[++kept] = starts[i];
        }

        starts.RemoveRange(kept + 1, starts.Count - kept - 1);
        return starts;
    }

    private Verdict[] VerdictsOn(uint number, BoundAbi[] abis, NumberedRules[] rules)
    {
        for (int i = 0; i < abis.Length; i++)
        {
            if (Contains(abis[i].Domain, number))
                return Contains(abis[i].Unknown, number) ? Always(abis[i].UnknownAction) : Resolve(rules[i].For(number));
        }

        return Foreign;
    }

    private Verdict[] Resolve(List<BoundRule> rules)
    {
        if (rules.Count == 0)
            return Always(_policy.DefaultAction);
        if (rules.Count == 1 && rules[0].Condition is null)
            return Always(rules[0].Action);

        List<Verdict> verdicts = [];
        int undecided = DecisionDiagrams.True;
        foreach (BoundRule rule in InOrderOfPrecedence(rules))
        {
            if (undecided == DecisionDiagrams.False)
                break;
            int holds = rule.Condition is null ? DecisionDiagrams.True : _conditions.Draw(rule.Condition);
            Add(verdicts, _diagrams.And(undecided, holds), rule.Action);
            undecided = _diagrams.And(undecided, DecisionDiagrams.Not(holds));
        }

        Add(verdicts, undecided, _policy.DefaultAction);
        return verdicts.Count == 1 ? Always(SyscallAction.FromReturnValue(verdicts[0].ReturnValue)) : [.. verdicts];
    }

    /// <summary>The rules of one number, so ordered that the first one which holds decides.</summary>
    private IEnumerable<BoundRule> InOrderOfPrecedence(List<BoundRule> rules)
    {
        if (rules.Count < 2)
            return rules;
        return _policy.Resolution switch
        {
            RuleResolution.FirstMatch => rules,
            RuleResolution.Runc => rules.OrderBy(rule => rule.Condition is not null),
            RuleResolution.MostRestrictive => rules.OrderBy(rule => rule.FromGroup).ThenBy(rule => rule.Action),
            _ => throw new UndecidedException("the policy has no known resolution"),
        };
    }

    private void Add(List<Verdict> verdicts, int guard, SyscallAction action)
    {
        if (guard == DecisionDiagrams.False)
            return;
        int known = verdicts.FindIndex(verdict => verdict.ReturnValue == action.ReturnValue);
        if (known < 0)
            verdicts.Add(new Verdict(guard, action.ReturnValue));
        else
            verdicts[known] = verdicts[known] with { Guard = _diagrams.Or(verdicts[known].Guard, guard) };
    }

    private Verdict[] Always(SyscallAction action)
    {
        if (!_unconditional.TryGetValue(action.ReturnValue, out Verdict[]? verdicts))
            _unconditional[action.ReturnValue] = verdicts = [new Verdict(DecisionDiagrams.True, action.ReturnValue)];
        return verdicts;
    }

    private static bool AreSame(Verdict[] a, Verdict[] b) => ReferenceEquals(a, b) || a.SequenceEqual(b);

    private static bool Contains(ImmutableEquatableArray<NumberRange> ranges, uint number)
    {
        foreach (NumberRange range in ranges)
        {
            if (range.Contains(number))
                return true;
        }

        return false;
    }
}
