using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Model;

/// <summary>A condition bound to one syscall of one ABI: positions, widths and numbers only, every comparison unsigned.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public abstract record BoundCondition
{
    private BoundCondition()
    {
    }

    /// <summary>Holds for every call.</summary>
    public static BoundCondition True { get; } = new All(ImmutableEquatableArray<BoundCondition>.Empty);

    /// <summary>Holds for no call.</summary>
    public static BoundCondition False { get; } = new Any(ImmutableEquatableArray<BoundCondition>.Empty);

    /// <summary>Holds when every term holds; without terms, always.</summary>
    public sealed record All(ImmutableEquatableArray<BoundCondition> Terms) : BoundCondition;

    /// <summary>Holds when at least one term holds; without terms, never.</summary>
    public sealed record Any(ImmutableEquatableArray<BoundCondition> Terms) : BoundCondition;

    /// <summary>Holds when the term does not.</summary>
    public sealed record Not(BoundCondition Term) : BoundCondition;

    /// <summary>Compares <c>args[Index] &amp; Mask</c> with <c>Value</c>, unsigned.</summary>
    /// <param name="Index">The argument, 0 to 5.</param>
    /// <param name="Width">Which of its bits exist.</param>
    /// <param name="Mask">The bits to look at; none above the width.</param>
    /// <param name="Operator">The comparison.</param>
    /// <param name="Value">What to compare with; none of its bits above the width.</param>
    public sealed record Test(
        int Index, ArgumentWidth Width, ulong Mask, ComparisonOperator Operator, ulong Value) : BoundCondition;

    /// <summary>
    /// Holds when <c>args[Index] &amp; Mask</c> is the value that a variable is given at installation: all 64 bits of it, or
    /// of a comparison of words the low 32.
    /// </summary>
    /// <param name="Index">The argument, 0 to 5.</param>
    /// <param name="Width">Which of its bits exist.</param>
    /// <param name="Mask">The bits to look at; none above the width.</param>
    /// <param name="Variable">The variable's name, without the sign <c>$</c>.</param>
    /// <param name="IsSigned">Whether the argument is a signed number for those who give the value.</param>
    public sealed record VariableTest(
        int Index, ArgumentWidth Width, ulong Mask, string Variable, bool IsSigned) : BoundCondition;

    /// <summary>The condition in which variables have values.</summary>
    /// <param name="values">One of 64 bits for each variable of the condition, by name.</param>
    public BoundCondition WithValues(IReadOnlyDictionary<string, ulong> values) => this switch
    {
        All all => new All(all.Terms.Select(term => term.WithValues(values)).ToImmutableEquatableArray()),
        Any any => new Any(any.Terms.Select(term => term.WithValues(values)).ToImmutableEquatableArray()),
        Not not => new Not(not.Term.WithValues(values)),
        VariableTest test => new Test(
            test.Index, test.Width, test.Mask, ComparisonOperator.Equal,
            test.Width == ArgumentWidth.Word ? values[test.Variable] & uint.MaxValue : values[test.Variable]),
        _ => this,
    };

    /// <summary>The comparisons with numbers in the condition, in the order in which they stand there.</summary>
    public IEnumerable<Test> Tests => this switch
    {
        All all => all.Terms.SelectMany(term => term.Tests),
        Any any => any.Terms.SelectMany(term => term.Tests),
        Not not => not.Term.Tests,
        Test test => [test],
        _ => [],
    };

    /// <summary>The tests of variables in the condition, in the order in which they stand there.</summary>
    public IEnumerable<VariableTest> VariableTests => this switch
    {
        All all => all.Terms.SelectMany(term => term.VariableTests),
        Any any => any.Terms.SelectMany(term => term.VariableTests),
        Not not => not.Term.VariableTests,
        VariableTest test => [test],
        _ => [],
    };
}

/// <summary>How much of an argument's 64-bit slot in <c>seccomp_data</c> a comparison reads.</summary>
public enum ArgumentWidth
{
    /// <summary>The low 32 bits; the kernel, or the ABI, discards the rest.</summary>
    Word = 32,

    /// <summary>All 64 bits.</summary>
    Register = 64,
}
