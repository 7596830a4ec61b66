using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>
/// How a run of cells is told apart without a threshold: equality tests for the single values that differ, one after
/// the other, and below them one node for all the rest, or one test of bits between two nodes.
/// </summary>
/// <param name="Exceptions">The cells, each a single value, in the order of their tests.</param>
/// <param name="Node">Where the rest leads; with <paramref name="Bits"/>, the rest that has none of them.</param>
/// <param name="Bits">The bits that the test asks for; 0 for no test.</param>
/// <param name="NodeWithBits">Where values lead that have any of the bits.</param>
/// <param name="ExceptionHasBits">With bits there is at most one exception: on which side of the test it is told apart.</param>
/// <param name="Cost">By <see cref="CostModel"/>.</param>
/// <param name="Height">The longest path through it.</param>
internal sealed record SearchSegment(
    IReadOnlyList<int> Exceptions, int Node, uint Bits, int NodeWithBits, bool ExceptionHasBits, double Cost, int Height)
{
    /// <summary>The decision for the run.</summary>
    public int Build(DecisionGraph graph, Word word, uint mask, SearchCell[] cells)
    {
        if (Bits == 0)
            return BuildExceptions(graph, word, mask, cells, Node);
        return graph.AnyBit(
            word, Bits,
            ExceptionHasBits ? BuildExceptions(graph, word, mask, cells, NodeWithBits) : NodeWithBits,
            ExceptionHasBits ? Node : BuildExceptions(graph, word, mask, cells, Node));
    }

    private int BuildExceptions(DecisionGraph graph, Word word, uint mask, SearchCell[] cells, int rest)
    {
        for (int i = Exceptions.Count - 1; i >= 0; i--)
        {
            SearchCell cell = cells[Exceptions[i]];
            rest = graph.Equal(word, mask, cell.First, cell.Node, rest);
        }

        return rest;
    }
}
