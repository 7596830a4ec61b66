using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Binds a condition to one syscall of one ABI: positions, widths, numbers (docs/semantics.md, Comparisons).</summary>
/// <remarks>Pure and thread-safe. What cannot be bound becomes an error among the findings, and a condition that never holds.</remarks>
public static class ConditionBinder
{
    /// <summary>The condition in terms of registers.</summary>
    /// <param name="condition">What the author wrote.</param>
    /// <param name="abi">The ABI whose prototypes and constants apply.</param>
    /// <param name="syscall">The call whose arguments are meant.</param>
    /// <param name="width">How wide comparisons are.</param>
    /// <param name="findings">Takes what is wrong with the condition for this call of this ABI.</param>
    public static BoundCondition Bind(
        Condition condition, Abi abi, string syscall, ComparisonWidth width, ICollection<Finding> findings) =>
        Bind(condition, abi, syscall, width, new VariableUses(), findings);

    /// <summary>The same for one of several conditions, whose variables are the same ones.</summary>
    internal static BoundCondition Bind(
        Condition condition, Abi abi, string syscall, ComparisonWidth width, VariableUses variables,
        ICollection<Finding> findings) =>
        Bind(condition, new BindingContext(abi, syscall, width, variables, findings));

    private static BoundCondition Bind(Condition condition, BindingContext context) => condition switch
    {
        Condition.All all => new BoundCondition.All(Terms(all.Terms, context.Under(all.Terms))),
        Condition.Any any => new BoundCondition.Any(Terms(any.Terms, context)),
        Condition.Not not => new BoundCondition.Not(Bind(not.Term, context)),
        Condition.Compare compare => CommandComparison.Bind(compare, context),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>A comparison at the width that the context gives the argument, whatever the command is.</summary>
    internal static BoundCondition Compare(Condition.Compare compare, BindingContext context) => compare switch
    {
        { Value: Operand.Variable variable } => VariableComparison.Bind(compare, variable, context),
        { BySign: true } => LanguageComparison.Bind(compare, context),
        _ => ProfileComparison.Bind(compare, context),
    };

    private static ImmutableEquatableArray<BoundCondition> Terms(
        ImmutableEquatableArray<Condition> terms, BindingContext context) =>
        terms.Select(term => Bind(term, context)).ToImmutableEquatableArray();
}
