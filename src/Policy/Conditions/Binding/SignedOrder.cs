using System;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>
/// Signed comparisons in unsigned ones. In two's complement the negative numbers of n bits are the upper half of the
/// unsigned ones, and within each half the order is the same.
/// </summary>
internal static class SignedOrder
{
    /// <summary>Compares the argument with <paramref name="value"/>, both as signed numbers of the argument's width.</summary>
    public static BoundCondition Test(Argument argument, ComparisonOperator comparison, ulong value)
    {
        BoundCondition negative = argument.Test(ComparisonOperator.GreaterOrEqual, argument.SignBit);
        BoundCondition notNegative = argument.Test(ComparisonOperator.Less, argument.SignBit);
        BoundCondition inItsHalf = argument.Test(comparison, value);
        bool valueIsNegative = (value & argument.SignBit) != 0;
        return comparison switch
        {
            ComparisonOperator.Equal or ComparisonOperator.NotEqual => inItsHalf,
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => valueIsNegative
                ? new BoundCondition.All(ImmutableEquatableArray.Of(negative, inItsHalf))
                : new BoundCondition.Any(ImmutableEquatableArray.Of(negative, inItsHalf)),
            ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => valueIsNegative
                ? new BoundCondition.Any(ImmutableEquatableArray.Of(notNegative, inItsHalf))
                : new BoundCondition.All(ImmutableEquatableArray.Of(notNegative, inItsHalf)),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
    }
}
