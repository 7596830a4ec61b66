using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Fuzz;

/// <summary>Makes smaller policies from one that fails, for people to look at.</summary>
public static class PolicyShrinker
{
    /// <summary>Policies with an ABI, half of the rules, a rule, a term or a range less; the boldest first.</summary>
    public static IEnumerable<BoundPolicy> Shrink(BoundPolicy policy)
    {
        if (policy.Abis.Count > 1)
        {
            foreach (ImmutableEquatableArray<BoundAbi> fewer in WithoutOne(policy.Abis))
                yield return policy with { Abis = fewer };
        }

        for (int i = 0; i < policy.Abis.Count; i++)
        {
            foreach (BoundAbi smaller in Shrink(policy.Abis[i]))
                yield return policy with { Abis = WithReplaced(policy.Abis, i, smaller) };
        }
    }

    private static IEnumerable<BoundAbi> Shrink(BoundAbi abi)
    {
        int half = abi.Rules.Count / 2;
        if (half > 1)
        {
            yield return abi with { Rules = abi.Rules.Take(half).ToImmutableEquatableArray() };
            yield return abi with { Rules = abi.Rules.Skip(half).ToImmutableEquatableArray() };
        }

        foreach (ImmutableEquatableArray<NumberRange> fewer in WithoutOne(abi.Unknown))
            yield return abi with { Unknown = fewer };
        foreach (ImmutableEquatableArray<BoundRule> fewer in WithoutOne(abi.Rules))
            yield return abi with { Rules = fewer };
        for (int i = 0; i < abi.Rules.Count; i++)
        {
            if (abi.Rules[i].Condition is not { } condition)
                continue;
            foreach (BoundCondition smaller in Shrink(condition))
                yield return abi with { Rules = WithReplaced(abi.Rules, i, abi.Rules[i] with { Condition = smaller }) };
        }
    }

    private static IEnumerable<BoundCondition> Shrink(BoundCondition condition) => condition switch
    {
        BoundCondition.Not not => [not.Term, .. Shrink(not.Term).Select(term => new BoundCondition.Not(term))],
        BoundCondition.All all => [.. all.Terms, .. ShrinkTerms(all.Terms).Select(terms => new BoundCondition.All(terms))],
        BoundCondition.Any any => [.. any.Terms, .. ShrinkTerms(any.Terms).Select(terms => new BoundCondition.Any(terms))],
        _ => [],
    };

    private static IEnumerable<ImmutableEquatableArray<BoundCondition>> ShrinkTerms(ImmutableEquatableArray<BoundCondition> terms)
    {
        foreach (ImmutableEquatableArray<BoundCondition> fewer in WithoutOne(terms))
            yield return fewer;
        for (int i = 0; i < terms.Count; i++)
        {
            foreach (BoundCondition smaller in Shrink(terms[i]))
                yield return WithReplaced(terms, i, smaller);
        }
    }

    private static IEnumerable<ImmutableEquatableArray<T>> WithoutOne<T>(ImmutableEquatableArray<T> elements) => Enumerable
        .Range(0, elements.Count)
        .Select(i => elements.Where((_, index) => index != i).ToImmutableEquatableArray());

    private static ImmutableEquatableArray<T> WithReplaced<T>(ImmutableEquatableArray<T> elements, int i, T element) =>
        elements.Select((old, index) => index == i ? element : old).ToImmutableEquatableArray();
}
