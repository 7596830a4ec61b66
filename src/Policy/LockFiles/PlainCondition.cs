using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>Takes out of a condition what means nothing: order, repetition, nesting, constants, double negation.</summary>
internal static class PlainCondition
{
    public static BoundCondition Of(BoundCondition condition) => condition switch
    {
        BoundCondition.All all => Joined(all.Terms, isAll: true),
        BoundCondition.Any any => Joined(any.Terms, isAll: false),
        BoundCondition.Not not => Negated(Of(not.Term)),
        _ => condition,
    };

    private static BoundCondition Joined(IEnumerable<BoundCondition> terms, bool isAll)
    {
        BoundCondition neutral = isAll ? BoundCondition.True : BoundCondition.False;
        BoundCondition decisive = isAll ? BoundCondition.False : BoundCondition.True;
        var plain = new List<BoundCondition>();
        foreach (BoundCondition term in terms.Select(Of))
        {
            if (term.Equals(decisive))
                return decisive;
            if ((isAll ? (term as BoundCondition.All)?.Terms : (term as BoundCondition.Any)?.Terms) is { } inner)
                plain.AddRange(inner);
            else if (!term.Equals(neutral))
                plain.Add(term);
        }

        BoundCondition[] sorted = [.. plain.Distinct().OrderBy(term => term, Comparer<BoundCondition>.Create(Compare))];
        if (sorted.Length == 1)
            return sorted[0];
        return isAll
            ? new BoundCondition.All(sorted.ToImmutableEquatableArray())
            : new BoundCondition.Any(sorted.ToImmutableEquatableArray());
    }

    private static BoundCondition Negated(BoundCondition condition) => condition switch
    {
        BoundCondition.Not not => not.Term,
        BoundCondition.All { Terms.Count: 0 } => BoundCondition.False,
        BoundCondition.Any { Terms.Count: 0 } => BoundCondition.True,
        BoundCondition.Test test => test with { Operator = Opposite(test.Operator) },
        _ => new BoundCondition.Not(condition),
    };

    private static ComparisonOperator Opposite(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>Tests first, by argument and value; then what is composed, by its text.</summary>
    private static int Compare(BoundCondition one, BoundCondition other)
    {
        if (one is BoundCondition.Test a && other is BoundCondition.Test b)
        {
            return (a.Index, a.Width, a.Mask, a.Operator, a.Value).CompareTo((b.Index, b.Width, b.Mask, b.Operator, b.Value));
        }

        return one is BoundCondition.Test ? -1
            : other is BoundCondition.Test ? 1
            : string.CompareOrdinal(ConditionText.Of(one, ArgumentNames.Positions), ConditionText.Of(other, ArgumentNames.Positions));
    }
}
