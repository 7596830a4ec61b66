using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The smallest decision that tells the cells of an argument's word apart: by tests, or by a mask first.</summary>
internal static class MaskedWordTree
{
    /// <summary>More cells are not tried with a mask: sets that large are ranges or noise.</summary>
    private const int MaxCellsToMask = 64;

    public static int Build(DecisionGraph graph, MaskedWord masked, IReadOnlyList<NodeRange> cells, CancellationToken ct)
    {
        cells = Merged(cells);
        int best = BuildByTests(graph, masked, cells, ct);
        var ends = new HashSet<int>(cells.Select(cell => cell.Node));
        int fewest = cells.Count > MaxCellsToMask ? 0 : Count(best);
        if (fewest <= 2) // a load and a test
            return best;
        foreach (int candidate in ByMask(graph, masked, cells, ct))
        {
            int count = Count(candidate);
            if (count < fewest)
                (best, fewest) = (candidate, count);
        }

        return best;

        int Count(int node) => CodeEmitter.Count(graph, node, default, ends, ct);
    }

    /// <summary>With bits masked off that do not matter, perhaps after one value has been set aside.</summary>
    private static IEnumerable<int> ByMask(DecisionGraph graph, MaskedWord masked, IReadOnlyList<NodeRange> cells, CancellationToken ct)
    {
        uint irrelevant = IrrelevantBits.Of(masked.Mask, cells);
        if (irrelevant != 0)
            yield return BuildByTests(graph, new MaskedWord(masked.Word, masked.Mask & ~irrelevant), Without(masked.Mask, cells, irrelevant), ct);

        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i].First != cells[i].Last)
                continue;
            foreach (int neighbour in new[] { i - 1, i + 1 }.Where(cell => cell >= 0 && cell < cells.Count))
            {
                NodeRange[] rest = [.. cells];
                rest[i] = rest[i] with { Node = cells[neighbour].Node };
                IReadOnlyList<NodeRange> merged = Merged(rest);
                irrelevant = IrrelevantBits.Of(masked.Mask, merged);
                if (irrelevant == 0)
                    continue;
                int others = BuildByTests(graph, new MaskedWord(masked.Word, masked.Mask & ~irrelevant), Without(masked.Mask, merged, irrelevant), ct);
                yield return graph.Equal(masked.Word, masked.Mask, cells[i].First, cells[i].Node, others);
            }
        }
    }

    private static int BuildByTests(DecisionGraph graph, MaskedWord masked, IReadOnlyList<NodeRange> cells, CancellationToken ct)
    {
        SearchCell[] weighted = [.. cells.Select(cell => new SearchCell(cell.First, cell.Last, cell.Node, CostModel.Arguments / cells.Count, 1))];
        return new SearchTree(
            graph, masked.Word, masked.Mask, SearchBlocks.Coarsen(graph, masked.Word, masked.Mask, weighted, ct), []).Build();
    }

    /// <summary>The cells of the values that have none of the bits.</summary>
    private static IReadOnlyList<NodeRange> Without(uint mask, IReadOnlyList<NodeRange> cells, uint bits)
    {
        var left = new List<NodeRange>();
        foreach (NodeRange cell in cells)
        {
            if (!BitTest.SubsetAtLeast(cell.First, mask & ~bits, out uint first) || first > cell.Last)
                continue;
            left.Add(new NodeRange(first, BitTest.SubsetAtMost(cell.Last, mask & ~bits), cell.Node));
        }

        return Merged(left);
    }

    private static IReadOnlyList<NodeRange> Merged(IReadOnlyList<NodeRange> cells)
    {
        var merged = new List<NodeRange>(cells.Count);
        foreach (NodeRange cell in cells)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var previous && previous.Node == cell.Node)
                merged[merged.Count - 1] = previous with { Last = cell.Last };
            else
                merged.Add(cell);
        }

        return merged;
    }
}
