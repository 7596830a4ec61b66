using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The questions that find the cell of a word's value.</summary>
internal static class SearchTree
{
    /// <summary>The root of a balanced tree of threshold tests over cells without gaps.</summary>
    public static int Build(DecisionGraph graph, Word word, IReadOnlyList<Cell> cells) =>
        Build(graph, word, cells, 0, cells.Count - 1);

    private static int Build(DecisionGraph graph, Word word, IReadOnlyList<Cell> cells, int first, int last)
    {
        if (first == last)
            return cells[first].Node;
        if (last - first == 2 && cells[first].Node == cells[last].Node && cells[first + 1].First == cells[first + 1].Last)
            return graph.Equal(word, uint.MaxValue, cells[first + 1].First, cells[first + 1].Node, cells[first].Node);
        int middle = first + ((last - first + 1) / 2);
        return graph.AtLeast(
            word, uint.MaxValue, cells[middle].First,
            Build(graph, word, cells, middle, last),
            Build(graph, word, cells, first, middle - 1));
    }
}
