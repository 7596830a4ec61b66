using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The smallest decision that tells the ranges of an argument's word apart: by tests, or by a mask first.</summary>
internal static class MaskedWordTree
{
    /// <summary>More ranges are not tried with a mask: sets that large are noise.</summary>
    private const int MaxRangesToMask = 64;

    public static int Build(DecisionGraph graph, MaskedWord masked, IReadOnlyList<NodeRange> ranges, CancellationToken ct)
    {
        ranges = Merged(ranges);
        int best = BuildByTests(graph, masked, ranges, ct);
        var ends = new HashSet<int>(ranges.Select(range => range.Node));
        int fewest = ranges.Count > MaxRangesToMask ? 0 : Count(best);
        if (fewest <= 2) // a load and a test
            return best;
        foreach (int candidate in ByMask(graph, masked, ranges, ct))
        {
            int count = Count(candidate);
            if (count < fewest)
                (best, fewest) = (candidate, count);
        }

        return best;

        int Count(int node) => CodeEmitter.Count(graph, node, default, ends, ct);
    }

    /// <summary>With bits masked off that do not matter, perhaps after one value has been set aside.</summary>
    private static IEnumerable<int> ByMask(DecisionGraph graph, MaskedWord masked, IReadOnlyList<NodeRange> ranges, CancellationToken ct)
    {
        uint irrelevant = IrrelevantBits.Of(masked.Mask, ranges);
        if (irrelevant != 0)
            yield return BuildByTests(graph, new MaskedWord(masked.Word, masked.Mask & ~irrelevant), Without(masked.Mask, ranges, irrelevant), ct);

        for (int i = 0; i < ranges.Count; i++)
        {
            if (ranges[i].First != ranges[i].Last)
                continue;
            foreach (int neighbour in new[] { i - 1, i + 1 }.Where(range => range >= 0 && range < ranges.Count))
            {
                NodeRange[] rest = [.. ranges];
                rest[i] = rest[i] with { Node = ranges[neighbour].Node };
                IReadOnlyList<NodeRange> merged = Merged(rest);
                irrelevant = IrrelevantBits.Of(masked.Mask, merged);
                if (irrelevant == 0)
                    continue;
                int others = BuildByTests(graph, new MaskedWord(masked.Word, masked.Mask & ~irrelevant), Without(masked.Mask, merged, irrelevant), ct);
                yield return graph.Equal(masked.Word, masked.Mask, ranges[i].First, ranges[i].Node, others);
            }
        }
    }

    private static int BuildByTests(DecisionGraph graph, MaskedWord masked, IReadOnlyList<NodeRange> ranges, CancellationToken ct)
    {
        SearchCell[] weighted = [.. ranges.Select(range => new SearchCell(range.First, range.Last, range.Node, CostModel.Arguments / ranges.Count, 1))];
        return new SearchTree(
            graph, masked.Word, masked.Mask, SearchBlocks.Coarsen(graph, masked.Word, masked.Mask, weighted, ct), []).Build();
    }

    /// <summary>The ranges of the values that have none of the bits.</summary>
    private static IReadOnlyList<NodeRange> Without(uint mask, IReadOnlyList<NodeRange> ranges, uint bits)
    {
        var left = new List<NodeRange>();
        foreach (NodeRange range in ranges)
        {
            if (!BitTest.SubsetAtLeast(range.First, mask & ~bits, out uint first) || first > range.Last)
                continue;
            left.Add(new NodeRange(first, BitTest.SubsetAtMost(range.Last, mask & ~bits), range.Node));
        }

        return Merged(left);
    }

    private static IReadOnlyList<NodeRange> Merged(IReadOnlyList<NodeRange> ranges)
    {
        var merged = new List<NodeRange>(ranges.Count);
        foreach (NodeRange range in ranges)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var previous && previous.Node == range.Node)
                merged[merged.Count - 1] = previous with { Last = range.Last };
            else
                merged.Add(range);
        }

        return merged;
    }
}
