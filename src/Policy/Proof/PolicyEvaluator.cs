using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Proof;

/// <summary>What a policy says about one call: the semantics, written to be read and not to be fast.</summary>
/// <remarks>Thread-safe. Knows nothing of programs; the proof and the tests hold programs against it.</remarks>
public static class PolicyEvaluator
{
    /// <summary>The action that <paramref name="policy"/> wants for <paramref name="call"/>.</summary>
    /// <remarks>The steps are those of <see cref="BoundPolicy"/>, in its order.</remarks>
    public static SyscallAction Evaluate(BoundPolicy policy, SeccompData call)
    {
        BoundAbi? abi = policy.Abis.FirstOrDefault(
            candidate => candidate.Abi.AuditArch == call.Arch && Contains(candidate.Domain, call.Nr));
        if (abi is null)
            return policy.ForeignAbiAction;
        if (Contains(abi.Unknown, call.Nr))
            return abi.UnknownAction;

        List<BoundRule> matching = abi.Rules
            .Where(rule => rule.Number == call.Nr && (rule.Condition is null || Holds(rule.Condition, call)))
            .ToList();
        return matching.Count == 0 ? policy.DefaultAction : Decide(policy.Resolution, matching);
    }

    /// <summary>Whether <paramref name="condition"/> holds for the arguments of <paramref name="call"/>.</summary>
    public static bool Holds(BoundCondition condition, SeccompData call) => condition switch
    {
        BoundCondition.All all => all.Terms.All(term => Holds(term, call)),
        BoundCondition.Any any => any.Terms.Any(term => Holds(term, call)),
        BoundCondition.Not not => !Holds(not.Term, call),
        BoundCondition.Test test => Holds(test, call.Args[test.Index]),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static SyscallAction Decide(RuleResolution resolution, List<BoundRule> matching) => resolution switch
    {
        RuleResolution.FirstMatch => matching[0].Action,
        RuleResolution.Runc => (matching.Find(rule => rule.Condition is null) ?? matching[0]).Action,
        RuleResolution.MostRestrictive => matching
            .OrderBy(rule => rule.FromGroup).ThenBy(rule => rule.Action).First().Action,
        _ => throw new ArgumentOutOfRangeException(nameof(resolution)),
    };

    private static bool Holds(BoundCondition.Test test, ulong argument)
    {
        ulong value = test.Width == ArgumentWidth.Word ? (uint)argument : argument;
        value &= test.Mask;
        return test.Operator switch
        {
            ComparisonOperator.Equal => value == test.Value,
            ComparisonOperator.NotEqual => value != test.Value,
            ComparisonOperator.Less => value < test.Value,
            ComparisonOperator.LessOrEqual => value <= test.Value,
            ComparisonOperator.Greater => value > test.Value,
            ComparisonOperator.GreaterOrEqual => value >= test.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(test)),
        };
    }

    private static bool Contains(ImmutableEquatableArray<NumberRange> ranges, uint number) =>
        ranges.Any(range => range.Contains(number));
}
