using System;

namespace SeccompSharp.Policies.Compilation;

/// <summary>How many instructions a call with arguments of zero executes from a decision to its return.</summary>
internal static class LongestPath
{
    /// <param name="graph">The graph.</param>
    /// <param name="node">Where the path starts; questions about number and token count as answered either way.</param>
    /// <param name="held">What the accumulator holds there.</param>
    public static int From(DecisionGraph graph, int node, Accumulator held)
    {
        int executed = 0;
        while (true)
        {
            DecisionNode own = graph[node];
            executed++;
            if (own.Kind == DecisionKind.Return)
                return executed;
            Accumulator wanted = held.For(own);
            executed += held.InstructionsTo(wanted);
            held = wanted;
            if (!own.Word.IsArgument)
                return executed + Math.Max(From(graph, own.IfTrue, held), From(graph, own.IfFalse, held));
            node = own.Kind == DecisionKind.Equal && own.K == 0 ? own.IfTrue : own.IfFalse;
        }
    }
}
