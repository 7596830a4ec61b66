using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Model;

/// <summary>How an argument is compared with a value.</summary>
public enum ComparisonOperator
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    LessOrEqual,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>Greater than or equal.</summary>
    GreaterOrEqual,
}

/// <summary>A condition on the arguments of a call, as its author wrote it: before it is bound to one syscall of one ABI.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The variables that it compares with, in the order of the text; one that stands several times, several times.</summary>
    public IEnumerable<Operand.Variable> Variables => this switch
    {
        All all => all.Terms.SelectMany(term => term.Variables),
        Any any => any.Terms.SelectMany(term => term.Variables),
        Not not => not.Term.Variables,
        Compare { Value: Operand.Variable variable } => [variable],
        _ => [],
    };

    /// <summary>Holds when every term holds; without terms, always.</summary>
    public sealed record All(ImmutableEquatableArray<Condition> Terms) : Condition;

    /// <summary>Holds when at least one term holds; without terms, never.</summary>
    public sealed record Any(ImmutableEquatableArray<Condition> Terms) : Condition;

    /// <summary>Holds when the term does not.</summary>
    public sealed record Not(Condition Term) : Condition;

    /// <summary>Compares <c>argument &amp; mask</c> with <c>value</c>; without a mask, the argument itself.</summary>
    /// <param name="Argument">Which argument.</param>
    /// <param name="Mask">The bits to look at, or null for all.</param>
    /// <param name="Operator">The comparison.</param>
    /// <param name="Value">What to compare with. Bits of it outside the mask can never match.</param>
    /// <param name="BySign">Whether an argument that the kernel declares signed compares as a signed number
    /// (the condition language) or every argument as an unsigned one (OCI profiles).</param>
    public sealed record Compare(
        ArgumentReference Argument, Operand? Mask, ComparisonOperator Operator, Operand Value, bool BySign) : Condition;
}

/// <summary>An argument, by position (0 to 5) or by the kernel's name for it.</summary>
/// <param name="Index">The position, or null when it goes by name.</param>
/// <param name="Name">The name in the prototype; null when it goes by position alone. Both are there for <c>arg2</c>,
/// which is a position that some prototypes use as a name for another argument.</param>
/// <param name="Place">Where it was written.</param>
public sealed record ArgumentReference(int? Index, string? Name, Place Place)
{
    /// <summary>An argument by position, 0 to 5.</summary>
    public static ArgumentReference At(int index, Place place = default) => new(index, null, place);
}

/// <summary>A value that an argument is compared with or masked by.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public abstract record Operand(Place Place)
{
    /// <summary>A number: 64 bits, and whether they were written with a minus sign (two's complement then).</summary>
    public sealed record Number(ulong Bits, bool IsNegative, Place Place) : Operand(Place);

    /// <summary>A named constant, whose value may differ from ABI to ABI.</summary>
    public sealed record Constant(string Name, Place Place) : Operand(Place);

    /// <summary>Operands joined by bitwise or.</summary>
    public sealed record Union(ImmutableEquatableArray<Operand> Terms, Place Place) : Operand(Place);

    /// <summary>Every bit of the argument that the operand does not have.</summary>
    public sealed record Complement(Operand Term, Place Place) : Operand(Place);

    /// <summary>A value that is known only when the filter is installed (<c>$name</c>); stands alone, never within another operand.</summary>
    public sealed record Variable(string Name, Place Place) : Operand(Place);
}
