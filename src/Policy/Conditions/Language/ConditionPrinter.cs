using System;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Writes a condition in the language that <see cref="ConditionParser"/> reads.</summary>
/// <remarks>
/// Reading what was printed gives an equal condition, for every condition that was read. Conditions of profiles print
/// in the same way, though there they compare unsigned; a condition without terms, which only a model can have, prints
/// as <c>true</c> or <c>false</c>.
/// </remarks>
public static class ConditionPrinter
{
    /// <summary>The text of a condition.</summary>
    public static string Print(Condition condition) => condition switch
    {
        Condition.All { Terms.Count: 0 } => "true",
        Condition.Any { Terms.Count: 0 } => "false",
        Condition.All { Terms: var terms } => Join(" && ", terms, inner => inner is Condition.All or Condition.Any),
        Condition.Any { Terms: var terms } => Join(" || ", terms, inner => inner is Condition.Any),
        Condition.Not not => not.Term is Condition.Not ? "!" + Print(not.Term) : $"!({Print(not.Term)})",
        Condition.Compare compare => Print(compare),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static string Join(
        string connective, ImmutableEquatableArray<Condition> terms, Func<Condition, bool> needsParentheses) =>
        string.Join(connective, terms.Select(term => needsParentheses(term) ? $"({Print(term)})" : Print(term)));

    private static string Print(Condition.Compare compare)
    {
        string argument = compare.Argument.Name ?? $"args[{Numerals.Of((ulong)compare.Argument.Index!.Value)}]";
        string bits = compare.Mask is null ? argument : $"({argument} & {Print(compare.Mask)})";
        return $"{bits} {Symbol(compare.Operator)} {Print(compare.Value)}";
    }

    private static string Print(Operand operand) => operand switch
    {
        Operand.Number { IsNegative: true } number => Numerals.Of(unchecked((long)number.Bits)),
        Operand.Number number => Numerals.Of(number.Bits),
        Operand.Constant constant => constant.Name,
        Operand.Variable variable => "$" + variable.Name,
        Operand.Complement complement => "~" + Print(complement.Term),
        Operand.Union union => $"({string.Join(" | ", union.Terms.Select(Print))})",
        _ => throw new ArgumentOutOfRangeException(nameof(operand)),
    };

    private static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
