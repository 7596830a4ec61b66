using System;
using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>A run of numbers that mean the same in two spaces, as all do that were added since Linux 5.1.</summary>
/// <param name="First">The lowest number.</param>
/// <param name="Last">The highest number.</param>
/// <param name="Cells">What follows, with the weights of both spaces.</param>
/// <param name="Tests">How few tests tell the cells apart.</param>
internal sealed record SharedRun(uint First, uint Last, SearchCell[] Cells, int Tests)
{
    private static readonly SharedRun s_none = new(1, 0, [], 0);

    /// <summary>The run with the most tests.</summary>
    public static SharedRun Longest(NumberSpace one, NumberSpace other)
    {
        SharedRun best = s_none;
        var cells = new List<SearchCell>();
        for (int i = 0, j = 0; i < one.Cells.Length && j < other.Cells.Length;)
        {
            SearchCell own = one.Cells[i], others = other.Cells[j];
            uint first = Math.Max(own.First, others.First), last = Math.Min(own.Last, others.Last);
            bool adjoins = cells.Count == 0 || (first > 0 && cells[cells.Count - 1].Last == first - 1);
            bool overlaps = first <= last;
            if (overlaps && (own.Node != others.Node || !adjoins))
                best = Better(best, cells);
            if (overlaps && own.Node == others.Node)
                NumberSpace.Append(cells, new SearchCell(first, last, own.Node, own.Weight + others.Weight, Math.Max(own.Height, others.Height)));
            if (own.Last <= last)
                i++;
            if (others.Last <= last)
                j++;
        }

        return Better(best, cells);
    }

    /// <summary>The better of two runs; takes the cells.</summary>
    private static SharedRun Better(SharedRun best, List<SearchCell> cells)
    {
        int tests = cells.Count < 2 ? 0 : FewestTests.For([.. cells]);
        SharedRun found = tests <= best.Tests ? best : new SharedRun(cells[0].First, cells[cells.Count - 1].Last, [.. cells], tests);
        cells.Clear();
        return found;
    }
}
