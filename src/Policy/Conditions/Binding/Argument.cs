using System;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>An argument of the call at hand, and how much of its register comparisons read.</summary>
/// <param name="Index">Its position, 0 to 5.</param>
/// <param name="Parameter">Its declaration, if that is known.</param>
/// <param name="Bits">How many of its low bits comparisons read.</param>
internal readonly record struct Argument(int Index, Parameter? Parameter, int Bits)
{
    /// <summary>All the bits that comparisons read.</summary>
    public ulong Reach => Bits == 64 ? ulong.MaxValue : (1UL << Bits) - 1;

    /// <summary>The highest of them.</summary>
    public ulong SignBit => 1UL << (Bits - 1);

    public bool IsSigned => Parameter?.Kind == ParameterKind.Signed;

    public bool IsAddress => Parameter?.Kind is ParameterKind.Pointer or ParameterKind.Address;

    /// <summary>How messages call it.</summary>
    public string Name => Parameter?.Name ?? $"args[{(char)('0' + Index)}]";

    /// <summary>How messages describe its width and sign.</summary>
    public string Shape => $"{(IsSigned ? "a signed" : "an unsigned")} {Numerals.Of((ulong)Bits)}-bit";

    public static Argument Of(BindingContext context, int index)
    {
        Parameter? parameter = index < context.Prototype?.Parameters.Count ? context.Prototype.Parameters[index] : null;
        int bits = context.Width == ComparisonWidth.Register
            ? context.Abi.PointerBits
            : context.Narrow == index ? 32
            : Math.Min(parameter?.Bits ?? 64, context.Abi.RegisterBits);
        return new Argument(index, parameter, bits);
    }

    /// <summary>
    /// Whether it is a file descriptor. The kernel declares those of read, write and others as unsigned; to programs they
    /// are int, and -1 is none.
    /// </summary>
    public bool IsDescriptor => Bits == 32 && Parameter?.Name is { } name
        && (name.EndsWith("fd", StringComparison.Ordinal) || name == "fildes");

    public BoundCondition Test(ComparisonOperator comparison, ulong value) => Test(Reach, comparison, value);

    public BoundCondition TestVariable(ulong mask, string variable, bool isSigned) =>
        new BoundCondition.VariableTest(Index, Width, mask, variable, isSigned);

    public BoundCondition Test(ulong mask, ComparisonOperator comparison, ulong value) => new BoundCondition.Test(
        Index, Width, mask, comparison, value);

    private ArgumentWidth Width => Bits <= 32 ? ArgumentWidth.Word : ArgumentWidth.Register;
}
