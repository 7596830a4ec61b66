using System.Linq;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Conditions as formulas over 32-bit words.</summary>
internal static class ConditionFormula
{
    public static int Of(FormulaGraph graph, BoundCondition condition) => condition switch
    {
        BoundCondition.All all => graph.All(all.Terms.Select(term => Of(graph, term))),
        BoundCondition.Any any => graph.Any(any.Terms.Select(term => Of(graph, term))),
        BoundCondition.Not not => graph.Not(Of(graph, not.Term)),
        _ => Of(graph, (BoundCondition.Test)condition),
    };

    private static int Of(FormulaGraph graph, BoundCondition.Test test) => test.Operator switch
    {
        ComparisonOperator.Equal => Equal(graph, test),
        ComparisonOperator.NotEqual => graph.Not(Equal(graph, test)),
        ComparisonOperator.GreaterOrEqual => AtLeast(graph, test, test.Value),
        ComparisonOperator.Less => graph.Not(AtLeast(graph, test, test.Value)),
        ComparisonOperator.Greater => Above(graph, test),
        _ => graph.Not(Above(graph, test)),
    };

    private static int Equal(FormulaGraph graph, BoundCondition.Test test)
    {
        int low = Atom(graph, Word.Low(test.Index), Low(test.Mask), Low(test.Value), Low(test.Value));
        return test.Width == ArgumentWidth.Word ? low : graph.All([low, HighEqual(graph, test, High(test.Value))]);
    }

    private static int AtLeast(FormulaGraph graph, BoundCondition.Test test, ulong value)
    {
        int low = Atom(graph, Word.Low(test.Index), Low(test.Mask), Low(value), uint.MaxValue);
        if (test.Width == ArgumentWidth.Word)
            return low;
        int equalAndLow = graph.All([low, HighEqual(graph, test, High(value))]);
        return High(value) == uint.MaxValue
            ? equalAndLow
            : graph.Any([equalAndLow, Atom(graph, Word.High(test.Index), High(test.Mask), High(value) + 1, uint.MaxValue)]);
    }

    private static int Above(FormulaGraph graph, BoundCondition.Test test)
    {
        ulong greatest = test.Width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue;
        return test.Value == greatest ? FormulaGraph.False : AtLeast(graph, test, test.Value + 1);
    }

    private static int HighEqual(FormulaGraph graph, BoundCondition.Test test, uint high) =>
        Atom(graph, Word.High(test.Index), High(test.Mask), high, high);

    /// <summary>A word of which no bit counts is 0.</summary>
    private static int Atom(FormulaGraph graph, Word word, uint mask, uint first, uint last)
    {
        if (mask == 0)
            return first == 0 ? FormulaGraph.True : FormulaGraph.False;
        return graph.Atom(new Variable(word, mask), ValueSet.Range(mask, first, last));
    }

    private static uint Low(ulong register) => unchecked((uint)register);

    private static uint High(ulong register) => (uint)(register >> 32);
}
