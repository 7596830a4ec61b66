using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>
/// The rules for socketcall(2) and ipc(2) that follow from those for the calls behind them, on the ABIs that have them
/// (docs/semantics.md, Calls behind others).
/// </summary>
/// <remarks>
/// The number of the call is in a register, its arguments are not where the direct call has them. So a rule without a
/// condition reaches it exactly; one with a condition that restricts restricts every call of that kind, and one that opens
/// opens none.
/// </remarks>
internal sealed class MultiplexedRules(Policy policy, Abi abi, VariableUses variables)
{
    private readonly Dictionary<string, BoundCondition?> _written = [];

    /// <summary>Adds what follows from a rule for a call.</summary>
    /// <param name="syscall">The call.</param>
    /// <param name="rule">The rule for it, wherever it comes from.</param>
    /// <param name="place">Who is told when the rule restricts more than it says.</param>
    /// <param name="rules">Takes the rule that follows.</param>
    /// <param name="findings">Takes what is to say about it.</param>
    public void Add(string syscall, (BoundCondition? Condition, SyscallAction Action, bool FromGroup) rule, Place place, List<BoundRule> rules, List<Finding> findings)
    {
        if (Multiplexer.Find(abi, syscall) is not { } call)
            return;
        bool restricts = rule.Action.CompareTo(policy.DefaultAction) < 0;
        if (rule.Condition is not null && !restricts)
            return;
        if (Unwritten(call) is not { } condition)
            return;
        if (rule.Condition is not null)
            findings.Add(Finding.Of(FindingKinds.MultiplexedCondition, place, syscall, abi.Name, call.Multiplexer));
        rules.Add(new BoundRule(call.Number, condition, rule.Action, rule.FromGroup));
    }

    /// <summary>The calls of that kind that no rule for the multiplexer itself speaks of; null if there are none.</summary>
    private BoundCondition? Unwritten(MultiplexedCall call)
    {
        if (!_written.TryGetValue(call.Multiplexer, out BoundCondition? written))
            _written.Add(call.Multiplexer, written = Written(call.Multiplexer));
        if (written == BoundCondition.False)
            return call.Condition;
        return written is null ? null : new BoundCondition.All(ImmutableEquatableArray.Of(call.Condition, new BoundCondition.Not(written)));
    }

    /// <summary>When a rule of the policy names the multiplexer and matches; null for always.</summary>
    private BoundCondition? Written(string multiplexer)
    {
        Rule[] own = [.. policy.Rules.Where(rule => rule.Names.Any(name => name.Text == multiplexer))];
        if (own.Any(rule => rule.Condition is null))
            return null;
        // What is wrong with these conditions is said where their rules are bound.
        return own.Length == 0 ? BoundCondition.False : new BoundCondition.Any(own
            .Select(rule => ConditionBinder.Bind(rule.Condition!, abi, multiplexer, policy.Width, variables, new List<Finding>()))
            .ToImmutableEquatableArray());
    }
}
