using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Binds a condition to one syscall of one ABI: positions, widths, numbers (docs/semantics.md, Comparisons).</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class ConditionBinder
{
    /// <summary>The condition in terms of registers.</summary>
    public static BoundCondition Bind(
        Condition condition, Abi abi, string syscall, ComparisonWidth width, ICollection<Finding> findings)
    {
        return condition switch
        {
            Condition.All all => new BoundCondition.All(Terms(all.Terms)),
            Condition.Any any => new BoundCondition.Any(Terms(any.Terms)),
            Condition.Not not => new BoundCondition.Not(Bind(not.Term, abi, syscall, width, findings)),
            Condition.Compare compare => BindCompare(compare, abi, syscall, width),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };

        ImmutableEquatableArray<BoundCondition> Terms(ImmutableEquatableArray<Condition> terms) =>
            terms.Select(term => Bind(term, abi, syscall, width, findings)).ToImmutableEquatableArray();
    }

    private static BoundCondition BindCompare(Condition.Compare compare, Abi abi, string syscall, ComparisonWidth width)
    {
        if (compare.Argument.Index is not { } index || compare.Value is not Operand.Number value
            || compare.Mask is not (null or Operand.Number))
        {
            throw new NotSupportedException("Names in conditions are bound elsewhere.");
        }

        int bits = width == ComparisonWidth.Register ? abi.PointerBits : DeclaredBits(abi, syscall, index);
        ulong reach = bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;
        ulong mask = reach & ((compare.Mask as Operand.Number)?.Bits ?? ulong.MaxValue);
        if (width == ComparisonWidth.Register)
            return Test(index, bits, mask, compare.Operator, value.Bits & reach);
        return (value.Bits & ~reach) == 0
            ? Test(index, bits, mask, compare.Operator, value.Bits)
            : BeyondReach(compare.Operator);
    }

    private static int DeclaredBits(Abi abi, string syscall, int index)
    {
        int declared = Prototypes.TryGet(abi, syscall, out Prototype? prototype) && index < prototype.Parameters.Count
            ? prototype.Parameters[index].Bits
            : 64;
        return Math.Min(declared, abi.RegisterBits);
    }

    private static BoundCondition Test(int index, int bits, ulong mask, ComparisonOperator op, ulong value) =>
        new BoundCondition.Test(index, bits <= 32 ? ArgumentWidth.Word : ArgumentWidth.Register, mask, op, value);

    /// <summary>How an argument compares with a value larger than any it can have.</summary>
    private static BoundCondition BeyondReach(ComparisonOperator op) =>
        op is ComparisonOperator.NotEqual or ComparisonOperator.Less or ComparisonOperator.LessOrEqual
            ? BoundCondition.True
            : BoundCondition.False;
}
