using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Model;

/// <summary>What a policy says about one number: the first case whose condition holds, else the last word.</summary>
/// <param name="Cases">In the order in which they are asked. Never unconditional.</param>
/// <param name="Otherwise">When no case matches.</param>
internal sealed record Decision(ImmutableEquatableArray<DecisionCase> Cases, SyscallAction Otherwise);

/// <summary>One answer of a <see cref="Decision"/> and when it holds.</summary>
internal sealed record DecisionCase(BoundCondition Condition, SyscallAction Action);

/// <summary>Turns the rules for one number into an order of questions, by the policy's resolution (docs/semantics.md).</summary>
internal static class RuleResolver
{
    /// <param name="rules">The rules for one number of one ABI, in the policy's order.</param>
    /// <param name="resolution">Which matching rule decides.</param>
    /// <param name="defaultAction">When none matches.</param>
    public static Decision Resolve(IReadOnlyList<BoundRule> rules, RuleResolution resolution, SyscallAction defaultAction)
    {
        var cases = new List<DecisionCase>();
        foreach (BoundRule rule in InOrderOfPrecedence(rules, resolution))
        {
            if (rule.Condition is null)
                return new Decision(cases.ToImmutableEquatableArray(), rule.Action);
            cases.Add(new DecisionCase(rule.Condition, rule.Action));
        }

        return new Decision(cases.ToImmutableEquatableArray(), defaultAction);
    }

    // OrderBy is stable: rules that tie stay in the policy's order.
    private static IEnumerable<BoundRule> InOrderOfPrecedence(IReadOnlyList<BoundRule> rules, RuleResolution resolution) =>
        resolution switch
        {
            RuleResolution.MostRestrictive => rules.OrderBy(rule => rule.FromGroup).ThenBy(rule => rule.Action),
            RuleResolution.Runc => rules.OrderBy(rule => rule.Condition is not null),
            _ => rules,
        };
}
