using System.Linq;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Conditions as formulas over 32-bit words.</summary>
internal sealed class ConditionFormula(FormulaGraph graph, InstallTests installTests)
{
    public int Of(BoundCondition condition) => condition switch
    {
        BoundCondition.All all => graph.All(all.Terms.Select(term => Of(term))),
        BoundCondition.Any any => graph.Any(any.Terms.Select(term => Of(term))),
        BoundCondition.Not not => graph.Not(Of(not.Term)),
        BoundCondition.VariableTest test => Of(test),
        _ => Of((BoundCondition.Test)condition),
    };

    private int Of(BoundCondition.Test test) => test.Operator switch
    {
        ComparisonOperator.Equal => Equal(test),
        ComparisonOperator.NotEqual => graph.Not(Equal(test)),
        ComparisonOperator.GreaterOrEqual => AtLeast(test, test.Value),
        ComparisonOperator.Less => graph.Not(AtLeast(test, test.Value)),
        ComparisonOperator.Greater => Above(test),
        _ => graph.Not(Above(test)),
    };

    private int Of(BoundCondition.VariableTest test)
    {
        int low = Answer(Word.Low(test.Index), Low(test.Mask), test, isHigh: false);
        return test.Width == ArgumentWidth.Word
            ? low
            : graph.All([low, Answer(Word.High(test.Index), High(test.Mask), test, isHigh: true)]);
    }

    private int Answer(Word word, uint mask, BoundCondition.VariableTest test, bool isHigh)
    {
        Word answer = installTests.WordFor(new InstallTest(word, mask, test.Variable, isHigh));
        return graph.Atom(new MaskedWord(answer, 1), ValueSet.Range(1, 1, 1));
    }

    private int Equal(BoundCondition.Test test)
    {
        int low = Atom(Word.Low(test.Index), Low(test.Mask), Low(test.Value), Low(test.Value));
        return test.Width == ArgumentWidth.Word ? low : graph.All([low, HighEqual(test, High(test.Value))]);
    }

    private int AtLeast(BoundCondition.Test test, ulong value)
    {
        int low = Atom(Word.Low(test.Index), Low(test.Mask), Low(value), uint.MaxValue);
        if (test.Width == ArgumentWidth.Word)
            return low;
        int equalAndLow = graph.All([low, HighEqual(test, High(value))]);
        return High(value) == uint.MaxValue
            ? equalAndLow
            : graph.Any([equalAndLow, Atom(Word.High(test.Index), High(test.Mask), High(value) + 1, uint.MaxValue)]);
    }

    private int Above(BoundCondition.Test test)
    {
        ulong greatest = test.Width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue;
        return test.Value == greatest ? FormulaGraph.False : AtLeast(test, test.Value + 1);
    }

    private int HighEqual(BoundCondition.Test test, uint high) =>
        Atom(Word.High(test.Index), High(test.Mask), high, high);

    /// <summary>A word of which no bit counts is 0.</summary>
    private int Atom(Word word, uint mask, uint first, uint last)
    {
        if (mask == 0)
            return first == 0 ? FormulaGraph.True : FormulaGraph.False;
        return graph.Atom(new MaskedWord(word, mask), ValueSet.Range(mask, first, last));
    }

    private static uint Low(ulong register) => unchecked((uint)register);

    private static uint High(ulong register) => (uint)(register >> 32);
}
