using System;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>Draws the diagram of a condition.</summary>
internal sealed class ConditionDiagram(
    DecisionDiagrams diagrams, BitVectorArithmetic arithmetic, CallBits call, VariablePredicates variables)
{
    /// <summary>The calls for which <paramref name="condition"/> holds.</summary>
    public int Draw(BoundCondition condition)
    {
        switch (condition)
        {
            case BoundCondition.All all:
                int every = DecisionDiagrams.True;
                foreach (BoundCondition term in all.Terms)
                    every = diagrams.And(every, Draw(term));
                return every;
            case BoundCondition.Any any:
                int some = DecisionDiagrams.False;
                foreach (BoundCondition term in any.Terms)
                    some = diagrams.Or(some, Draw(term));
                return some;
            case BoundCondition.Not not:
                return DecisionDiagrams.Not(Draw(not.Term));
            case BoundCondition.Test test:
                return Draw(test);
            case BoundCondition.VariableTest test:
                return Draw(test);
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    private int Draw(BoundCondition.VariableTest test)
    {
        BitVector argument = arithmetic.And(call.Argument(test.Index), BitVector.Constant(test.Mask, 64));
        int low = variables.Equal(argument.Half(high: false), test.Variable, isHigh: false);
        return test.Width == ArgumentWidth.Word
            ? low
            : diagrams.And(low, variables.Equal(argument.Half(high: true), test.Variable, isHigh: true));
    }

    private int Draw(BoundCondition.Test test)
    {
        ulong mask = test.Width == ArgumentWidth.Word ? test.Mask & uint.MaxValue : test.Mask;
        BitVector argument = arithmetic.And(call.Argument(test.Index), BitVector.Constant(mask, 64));
        BitVector value = BitVector.Constant(test.Value, 64);
        return test.Operator switch
        {
            ComparisonOperator.Equal => arithmetic.Equal(argument, value),
            ComparisonOperator.NotEqual => DecisionDiagrams.Not(arithmetic.Equal(argument, value)),
            ComparisonOperator.Less => arithmetic.Less(argument, value),
            ComparisonOperator.LessOrEqual => DecisionDiagrams.Not(arithmetic.Less(value, argument)),
            ComparisonOperator.Greater => arithmetic.Less(value, argument),
            ComparisonOperator.GreaterOrEqual => DecisionDiagrams.Not(arithmetic.Less(argument, value)),
            _ => throw new ArgumentOutOfRangeException(nameof(test)),
        };
    }
}
