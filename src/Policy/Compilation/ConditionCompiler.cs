using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Conditions as short-circuit tests: each term is asked in turn until the outcome is certain.</summary>
internal static class ConditionCompiler
{
    /// <summary>The node that leads to <paramref name="ifTrue"/> when the condition holds, else to <paramref name="ifFalse"/>.</summary>
    public static int Compile(DecisionGraph graph, BoundCondition condition, int ifTrue, int ifFalse)
    {
        switch (condition)
        {
            case BoundCondition.All all:
                int everyTermHeld = ifTrue;
                for (int i = all.Terms.Count - 1; i >= 0; i--)
                    everyTermHeld = Compile(graph, all.Terms[i], everyTermHeld, ifFalse);
                return everyTermHeld;
            case BoundCondition.Any any:
                int noTermHeld = ifFalse;
                for (int i = any.Terms.Count - 1; i >= 0; i--)
                    noTermHeld = Compile(graph, any.Terms[i], ifTrue, noTermHeld);
                return noTermHeld;
            case BoundCondition.Not not:
                return Compile(graph, not.Term, ifFalse, ifTrue);
            default:
                return Compile(graph, (BoundCondition.Test)condition, ifTrue, ifFalse);
        }
    }

    private static int Compile(DecisionGraph graph, BoundCondition.Test test, int ifTrue, int ifFalse) => test.Operator switch
    {
        ComparisonOperator.Equal => Equal(graph, test, ifTrue, ifFalse),
        ComparisonOperator.NotEqual => Equal(graph, test, ifFalse, ifTrue),
        ComparisonOperator.GreaterOrEqual => AtLeast(graph, test, test.Value, ifTrue, ifFalse),
        ComparisonOperator.Less => AtLeast(graph, test, test.Value, ifFalse, ifTrue),
        ComparisonOperator.Greater => Above(graph, test, ifTrue, ifFalse),
        _ => Above(graph, test, ifFalse, ifTrue),
    };

    private static int Equal(DecisionGraph graph, BoundCondition.Test test, int ifTrue, int ifFalse)
    {
        int low = graph.Equal(Word.Low(test.Index), Low(test.Mask), Low(test.Value), ifTrue, ifFalse);
        return test.Width == ArgumentWidth.Word
            ? low
            : EqualOrConstant(graph, test, High(test.Value), low, ifFalse);
    }

    private static int AtLeast(DecisionGraph graph, BoundCondition.Test test, ulong value, int ifTrue, int ifFalse)
    {
        int low = graph.AtLeast(Word.Low(test.Index), Low(test.Mask), Low(value), ifTrue, ifFalse);
        if (test.Width == ArgumentWidth.Word)
            return low;
        int notAbove = EqualOrConstant(graph, test, High(value), low, ifFalse);
        return High(value) == uint.MaxValue
            ? notAbove
            : graph.AtLeast(Word.High(test.Index), High(test.Mask), High(value) + 1, ifTrue, notAbove);
    }

    private static int Above(DecisionGraph graph, BoundCondition.Test test, int ifTrue, int ifFalse)
    {
        ulong greatest = test.Width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue;
        return test.Value == greatest ? ifFalse : AtLeast(graph, test, test.Value + 1, ifTrue, ifFalse);
    }

    private static int EqualOrConstant(DecisionGraph graph, BoundCondition.Test test, uint high, int ifTrue, int ifFalse) =>
        graph.Equal(Word.High(test.Index), High(test.Mask), high, ifTrue, ifFalse);

    private static uint Low(ulong register) => unchecked((uint)register);

    private static uint High(ulong register) => (uint)(register >> 32);
}
