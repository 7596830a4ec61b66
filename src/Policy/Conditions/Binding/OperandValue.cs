using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>An operand in numbers.</summary>
/// <param name="Bits">Its 64 bits; negative numbers in two's complement.</param>
/// <param name="IsLiteral">Whether it was written as one number, so that its sign is what the author sees.</param>
/// <param name="IsNegative">Whether that number has a minus sign.</param>
internal readonly record struct OperandValue(ulong Bits, bool IsLiteral, bool IsNegative)
{
    /// <summary>The value on an ABI for an argument; null, and an error among the findings, when a name in it has none.</summary>
    public static OperandValue? Of(Operand operand, Argument argument, BindingContext context)
    {
        switch (operand)
        {
            case Operand.Number number:
                return new OperandValue(number.Bits, true, number.IsNegative);
            case Operand.Constant constant:
                return ConditionConstants.TryGet(context.Abi, constant.Name, out ulong value)
                    ? new OperandValue(value, false, false)
                    : Missing(constant, context);
            case Operand.Complement complement:
                return Of(complement.Term, argument, context) is { } term
                    ? new OperandValue(~term.Bits & argument.Reach, false, false)
                    : null;
            case Operand.Union union:
                ulong bits = 0;
                foreach (Operand part in union.Terms)
                {
                    if (Of(part, argument, context) is not { } member)
                        return null;
                    bits |= member.Bits;
                }

                return new OperandValue(bits, false, false);
            default:
                throw new System.ArgumentOutOfRangeException(nameof(operand));
        }
    }

    /// <summary>
    /// Whether the value, taken as bits, exists in the argument: nothing above its width, or only the copies of its
    /// sign bit that a negative number of that width carries in 64 bits.
    /// </summary>
    public bool FitsAsBits(Argument argument) => (Bits & ~argument.Reach) == 0 || IsSignExtended(argument);

    /// <summary>Whether it is a negative number of the argument's width, written out in 64 bits.</summary>
    public bool IsSignExtended(Argument argument) => Bits >= 0UL - argument.SignBit && argument.Bits < 64;

    private static OperandValue? Missing(Operand.Constant constant, BindingContext context)
    {
        string name = constant.Name;
        if (ConditionConstants.Names.Contains(name))
        {
            context.Report(FindingKinds.ConstantNotOnAbi, constant.Place, name, context.Abi.Name);
            return null;
        }

        bool isArgument = context.Prototype?.Parameters.Any(parameter => parameter.Name == name) == true;
        string? nearest = isArgument ? null : Spelling.Nearest(name, ConditionConstants.Names);
        string hint = isArgument ? "it is an argument, and arguments cannot be compared with each other"
            : nearest is not null ? $"did you mean '{nearest}'?"
            : "write its number";
        context.Report(Finding.Of(FindingKinds.UnknownConstant, constant.Place, name, hint) with { Replacement = nearest });
        return null;
    }
}
