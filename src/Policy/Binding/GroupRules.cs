using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>The rules that the groups of a policy stand for on one ABI (docs/semantics.md, Groups).</summary>
internal sealed class GroupRules(Policy policy, Abi abi)
{
    private readonly List<BoundRule> _answers = [];

    /// <summary>The numbers that a group names on an ABI, those it answers included.</summary>
    public static IEnumerable<uint> Numbers(Policy policy, Abi abi, string name) =>
        GroupTable.TryGet(name, out Group? group)
            ? group.Expand(abi, policy.Groups).Select(rule => NumberOf(abi, rule))
            : [];

    /// <summary>Adds what a rule says about a group; what the group answers by itself waits for <see cref="Answers"/>.</summary>
    public void Add(Rule rule, NameReference name, MultiplexedRules multiplexed, List<BoundRule> rules, List<Finding> findings)
    {
        // What is wrong with a group's name or its rule, NameCheck has said.
        if (rule.Condition is not null || !abi.RunsDotNet || !GroupTable.TryGet(name.Text, out Group? group))
            return;

        foreach (GroupRule member in group.Expand(abi, policy.Groups))
        {
            // Groups are written for what the kernel reads, whatever width a profile's own comparisons have.
            BoundCondition? condition = member.Condition is null
                ? null
                : ConditionBinder.Bind(member.Condition, abi, member.Syscall, ComparisonWidth.Declared, findings);
            var bound = new BoundRule(NumberOf(abi, member), condition, member.Answer ?? rule.Action, FromGroup: true);
            (member.Answer is null ? rules : _answers).Add(bound);
            if (member.Answer is null && !policy.ExpandMultiplexers)
                multiplexed.Add(member.Syscall, (condition, rule.Action, FromGroup: true), name.Place, rules, findings);
        }
    }

    /// <summary>What groups answer, where no other rule has come through a group.</summary>
    public IEnumerable<BoundRule> Answers(IReadOnlyList<BoundRule> rules)
    {
        foreach (BoundRule answer in _answers.Distinct())
        {
            BoundRule[] others = [.. rules.Where(rule => rule.FromGroup && rule.Number == answer.Number)];
            if (others.Length == 0)
                yield return answer;
            else if (others.All(rule => rule.Condition is not null))
                yield return answer with { Condition = Unless(answer.Condition, others.Select(rule => rule.Condition!).Distinct()) };
        }
    }

    private static BoundCondition Unless(BoundCondition? condition, IEnumerable<BoundCondition> others)
    {
        var none = new BoundCondition.Not(new BoundCondition.Any(others.ToImmutableEquatableArray()));
        return condition is null ? none : new BoundCondition.All(ImmutableEquatableArray.Of(condition, none));
    }

    private static uint NumberOf(Abi abi, GroupRule rule) =>
        SyscallTable.TryGetNumber(abi, rule.Syscall, out uint number)
            ? number
            : throw new System.InvalidOperationException($"Groups take only syscalls that {abi} has; {rule.Syscall} is none.");
}
