using System;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>
/// Comparisons of OCI profiles: a position and 64-bit numbers, compared unsigned with what the kernel reads of the
/// argument, or, at <see cref="ComparisonWidth.Register"/>, as libseccomp compares them.
/// </summary>
internal static class ProfileComparison
{
    public static BoundCondition Bind(Condition.Compare compare, BindingContext context)
    {
        if (ArgumentLookup.Find(compare.Argument, context) is not { } argument
            || OperandValue.Of(compare.Value, argument, context) is not { } value
            || MaskOf(compare, argument, context) is not { } mask)
        {
            return BoundCondition.False;
        }

        AddressCheck.Run(compare, argument, value, Severity.Warning, context);
        // libseccomp, src/db.c, _db_rule_gen_32: mask and datum lose what the register lacks.
        return context.Width == ComparisonWidth.Register
            ? argument.Test(mask & argument.Reach, compare.Operator, value.Bits & argument.Reach)
            : Declared(compare, argument, mask, value, context);
    }

    private static ulong? MaskOf(Condition.Compare compare, Argument argument, BindingContext context) =>
        compare.Mask is null ? ulong.MaxValue : OperandValue.Of(compare.Mask, argument, context)?.Bits;

    private static BoundCondition Declared(
        Condition.Compare compare, Argument argument, ulong mask, OperandValue value, BindingContext context)
    {
        ulong bits = value.Bits;
        if (argument.IsSigned && value.IsSignExtended(argument))
        {
            bits &= argument.Reach;
            context.Report(FindingKinds.SignExtendedValue, compare.Value.Place,
                Numerals.Of(value.Bits), argument.Name, context.Syscall, Numerals.Of(unchecked((long)value.Bits)));
        }

        if ((bits & ~argument.Reach) != 0)
            return ValueRange.Beyond(compare, argument, value, above: true, context);

        if (compare.Mask is null)
            return argument.Test(compare.Operator, bits);
        MaskCheck.Width(compare.Mask, mask, argument, context);
        return MaskCheck.Value(compare, mask & argument.Reach, bits, context)
            ? argument.Test(mask & argument.Reach, compare.Operator, bits)
            : ValueRange.Constant(compare.Operator == ComparisonOperator.NotEqual);
    }
}
