using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Keeps an exact search affordable: a long row of cells becomes a row of blocks, each searched on its own.</summary>
/// <remarks>
/// The search takes time with the cube of the number of cells. A block's border costs at most one test that the exact
/// search would not have made; real policies have at most 150 cells and never come here.
/// </remarks>
internal static class SearchBlocks
{
    /// <summary>The most cells that are searched exactly.</summary>
    public const int MaxCells = 192;

    private const int CellsPerBlock = 64;

    /// <summary>How far from its place a border may move to where two runs of values meet, which is where a threshold is needed anyway.</summary>
    private const int BorderPlay = 16;

    /// <summary>At most <see cref="MaxCells"/> cells that lead to the same nodes as the given ones, some by way of trees.</summary>
    public static SearchCell[] Coarsen(
        DecisionGraph graph, Word word, uint mask, SearchCell[] cells, CancellationToken ct)
    {
        while (cells.Length > MaxCells)
        {
            var blocks = new List<SearchCell>();
            for (int first = 0; first < cells.Length;)
            {
                ct.ThrowIfCancellationRequested();
                int next = BorderAfter(cells, first);
                SearchCell[] block = [.. cells.Skip(first).Take(next - first)];
                var tree = new SearchTree(graph, word, mask, block, []);
                blocks.Add(new SearchCell(
                    block[0].First, block[block.Length - 1].Last, tree.Build(), block.Sum(cell => cell.Weight), tree.Height));
                first = next;
            }

            cells = [.. blocks];
        }

        return cells;
    }

    private static int BorderAfter(SearchCell[] cells, int first)
    {
        int place = first + CellsPerBlock;
        if (place + BorderPlay >= cells.Length)
            return cells.Length;
        for (int border = place; border < place + BorderPlay; border++)
        {
            if (!cells[border - 1].IsSingle && !cells[border].IsSingle)
                return border;
        }

        return place;
    }
}
