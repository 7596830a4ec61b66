using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>A bound condition in the words of the condition language.</summary>
internal static class ConditionText
{
    public static string Of(BoundCondition condition, ArgumentNames names) => condition switch
    {
        BoundCondition.All { Terms.Count: 0 } => "true",
        BoundCondition.Any { Terms.Count: 0 } => "false",
        BoundCondition.All all => string.Join(" && ", all.Terms.Select(term => Parenthesized(term, names))),
        BoundCondition.Any any => string.Join(" || ", Alternatives(any.Terms, names)),
        BoundCondition.Not not => $"!({Of(not.Term, names)})",
        BoundCondition.Test test => $"{Bits(test, names)} {Symbol(test.Operator)} {Value(test)}",
        BoundCondition.VariableTest test => $"{Bits(test.Index, test.Width, test.Mask, names)} == ${test.Variable}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>The arguments that a condition looks at, as wide as it does.</summary>
    public static IEnumerable<(int Index, ArgumentWidth Width)> Arguments(BoundCondition condition) => condition switch
    {
        BoundCondition.All all => all.Terms.SelectMany(Arguments),
        BoundCondition.Any any => any.Terms.SelectMany(Arguments),
        BoundCondition.Not not => Arguments(not.Term),
        BoundCondition.Test test => [(test.Index, test.Width)],
        BoundCondition.VariableTest test => [(test.Index, test.Width)],
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static string Parenthesized(BoundCondition term, ArgumentNames names) =>
        term is BoundCondition.Any ? $"({Of(term, names)})" : Of(term, names);

    /// <summary>Values that one argument is compared with are a set. The terms are sorted, so that they stand together.</summary>
    private static IEnumerable<string> Alternatives(IReadOnlyList<BoundCondition> terms, ArgumentNames names)
    {
        for (int i = 0; i < terms.Count;)
        {
            int next = i + 1;
            while (next < terms.Count && AreOneSet(terms[i], terms[next]))
                next++;
            yield return next == i + 1
                ? Of(terms[i], names)
                : $"{Bits((BoundCondition.Test)terms[i], names)} in {{{string.Join(", ", terms.Skip(i).Take(next - i).Select(term => Value((BoundCondition.Test)term)))}}}";
            i = next;
        }
    }

    private static bool AreOneSet(BoundCondition one, BoundCondition other) =>
        one is BoundCondition.Test { Operator: ComparisonOperator.Equal } a
        && other is BoundCondition.Test { Operator: ComparisonOperator.Equal } b
        && (a.Index, a.Width, a.Mask) == (b.Index, b.Width, b.Mask);

    private static string Bits(BoundCondition.Test test, ArgumentNames names) => Bits(test.Index, test.Width, test.Mask, names);

    private static string Bits(int index, ArgumentWidth width, ulong mask, ArgumentNames names)
    {
        string argument = names.Of(index, width);
        return IsMask(width, mask) ? $"({argument} & {Numerals.Hex(mask)})" : argument;
    }

    private static string Value(BoundCondition.Test test) =>
        test.Value > 4095 || (IsMask(test.Width, test.Mask) && test.Value > 9) ? Numerals.Hex(test.Value) : Numerals.Of(test.Value);

    private static bool IsMask(ArgumentWidth width, ulong mask) =>
        mask != (width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue);

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
