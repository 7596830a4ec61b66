using System;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>
/// Comparisons of the <c>When</c> language: with the width and the sign that the kernel gives the argument. Under a
/// mask there is no sign; bits are compared.
/// </summary>
internal static class LanguageComparison
{
    public static BoundCondition Bind(Condition.Compare compare, BindingContext context)
    {
        if (ArgumentLookup.Find(compare.Argument, context) is not { } argument
            || OperandValue.Of(compare.Value, argument, context) is not { } value
            || !AddressCheck.Run(compare, argument, value, Severity.Error, context))
        {
            return BoundCondition.False;
        }

        if (compare.Mask is not null)
        {
            return OperandValue.Of(compare.Mask, argument, context) is { } mask
                ? Masked(compare, argument, mask, value, context)
                : BoundCondition.False;
        }

        return argument.IsSigned
            ? Signed(compare, argument, value, context)
            : Unsigned(compare, argument, value, context);
    }

    private static BoundCondition Masked(
        Condition.Compare compare, Argument argument, OperandValue mask, OperandValue value, BindingContext context)
    {
        if (value.IsNegative && IsOrdering(compare.Operator))
            return Negative(compare, argument, value, context);
        if (!value.FitsAsBits(argument))
            return ValueRange.Beyond(compare, argument, value, above: true, context);
        ulong maskBits = mask.Bits & argument.Reach;
        ulong bits = value.Bits & argument.Reach;
        MaskCheck.Width(compare.Mask!, mask.Bits, argument, context);
        return MaskCheck.Value(compare, maskBits, bits, context)
            ? argument.Test(maskBits, compare.Operator, bits)
            : ValueRange.Constant(compare.Operator == ComparisonOperator.NotEqual);
    }

    private static BoundCondition Unsigned(
        Condition.Compare compare, Argument argument, OperandValue value, BindingContext context)
    {
        if (value.IsNegative && IsOrdering(compare.Operator))
            return Negative(compare, argument, value, context);
        if (value.IsNegative ? !IsInSignedRange(argument, value) : !value.FitsAsBits(argument))
            return ValueRange.Beyond(compare, argument, value, above: !value.IsNegative, context);
        return argument.Test(compare.Operator, value.Bits & argument.Reach);
    }

    private static BoundCondition Signed(
        Condition.Compare compare, Argument argument, OperandValue value, BindingContext context)
    {
        bool hasSignBitOnly = (value.Bits & ~argument.Reach) == 0 && (value.Bits & argument.SignBit) != 0;
        if (value.IsLiteral && !value.IsNegative && hasSignBitOnly)
        {
            string meant = Numerals.Of(unchecked((long)(value.Bits | ~argument.Reach)));
            Finding finding = Finding.Of(
                FindingKinds.UnsignedSpelling, compare.Value.Place,
                argument.Name, context.Syscall, argument.Shape, Numerals.Of(value.Bits), meant);
            context.Report(finding with { Replacement = meant });
            return BoundCondition.False;
        }

        if (value.IsLiteral ? !IsInSignedRange(argument, value) : !value.FitsAsBits(argument))
            return ValueRange.Beyond(compare, argument, value, above: !value.IsNegative, context);
        return SignedOrder.Test(argument, compare.Operator, value.Bits & argument.Reach);
    }

    /// <summary>Whether a number as written is one that a signed argument of that width can hold.</summary>
    private static bool IsInSignedRange(Argument argument, OperandValue value) => value.IsNegative
        ? value.Bits >= 0UL - argument.SignBit
        : value.Bits < argument.SignBit;

    private static BoundCondition Negative(
        Condition.Compare compare, Argument argument, OperandValue value, BindingContext context)
    {
        context.Report(FindingKinds.NegativeBound, compare.Value.Place,
            argument.Name, context.Syscall, argument.Shape, Numerals.Of(unchecked((long)value.Bits)));
        return BoundCondition.False;
    }

    private static bool IsOrdering(ComparisonOperator comparison) =>
        comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
}
