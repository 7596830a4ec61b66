using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Masks that test nothing, or for something that they hide.</summary>
internal static class MaskCheck
{
    /// <summary>Warns of bits above the argument, unless they continue its sign bit as a negative number or ~ does.</summary>
    public static void Width(Operand operand, ulong mask, Argument argument, BindingContext context)
    {
        ulong beyond = ~argument.Reach;
        bool continuesSign = (mask & beyond) == beyond && (mask & argument.SignBit) != 0;
        if ((mask & beyond) != 0 && !continuesSign)
        {
            context.Report(FindingKinds.MaskBeyondWidth, operand.Place,
                Numerals.Hex(mask), argument.Name, context.Syscall, argument.Shape);
        }

        if ((mask & argument.Reach) == 0)
            context.Report(FindingKinds.EmptyMask, operand.Place, argument.Name, context.Syscall, context.Abi.Name);
    }

    /// <summary>Whether what is left under the mask can equal the value; if not, that is among the findings.</summary>
    public static bool Value(Condition.Compare compare, ulong mask, ulong value, BindingContext context)
    {
        bool equality = compare.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (!equality || (value & ~mask) == 0)
            return true;
        context.Report(FindingKinds.MaskHidesValue, compare.Value.Place,
            Numerals.Hex(value), Numerals.Hex(value & ~mask), Numerals.Hex(mask),
            compare.Operator == ComparisonOperator.NotEqual ? "always" : "never");
        return false;
    }
}
