using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Comparisons with a value that the argument cannot have: decided before any call is made.</summary>
internal static class ValueRange
{
    public static BoundCondition Beyond(
        Condition.Compare compare, Argument argument, OperandValue value, bool above, BindingContext context)
    {
        bool holds = compare.Operator switch
        {
            ComparisonOperator.NotEqual => true,
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => above,
            ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => !above,
            _ => false,
        };
        string written = value.IsNegative ? Numerals.Of(unchecked((long)value.Bits)) : Numerals.Hex(value.Bits);
        context.Report(FindingKinds.ValueOutOfWidth, compare.Value.Place,
            argument.Name, context.Syscall, context.Abi.Name, argument.Shape, written, holds ? "always" : "never");
        return Constant(holds);
    }

    public static BoundCondition Constant(bool holds) => holds ? BoundCondition.True : BoundCondition.False;
}
