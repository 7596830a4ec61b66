using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Numbers that one search tree tells apart: those under one token or several, perhaps with a bit masked off.</summary>
/// <param name="Tokens">The tokens whose calls come here.</param>
/// <param name="Mask">The bits of the number that the tree looks at.</param>
/// <param name="Cells">What follows; gaps for values that the mask rules out.</param>
internal sealed record NumberSpace(IReadOnlyList<uint> Tokens, uint Mask, SearchCell[] Cells)
{
    /// <summary>What the accumulator holds when the tree begins and where it ends.</summary>
    public Accumulator Held => new(Word.Nr, Mask);

    /// <summary>
    /// The same with one bit masked off: values that differ in that bit share a cell, and where they part, its leaf
    /// asks for the bit. Pays where x86_64 and x32 share a token: their numbers mostly mean the same.
    /// </summary>
    public NumberSpace Fold(DecisionGraph graph, uint bit)
    {
        uint mask = Mask & ~bit;
        (List<SearchCell> without, List<SearchCell> with) = SplitAtBit(Cells, bit);
        return new NumberSpace(Tokens, mask, Overlay(
            graph, new Accumulator(Word.Nr, mask), without, with, (clear, set) => graph.AnyBit(Word.Nr, bit, set, clear)));
    }

    /// <summary>
    /// This space and another in one: where they part, the leaf asks for the token. Pays where two ABIs number their
    /// syscalls alike, as s390x and s390 do.
    /// </summary>
    public NumberSpace Join(DecisionGraph graph, NumberSpace other)
    {
        return new NumberSpace([.. Tokens, .. other.Tokens], Mask, Overlay(graph, Held, Cells, other.Cells, ByToken));

        int ByToken(int own, int others)
        {
            int node = others;
            foreach (uint token in Tokens)
                node = graph.Equal(Word.Arch, uint.MaxValue, token, own, node);
            return node;
        }
    }

    /// <summary>The same with a border before each of the given values.</summary>
    public NumberSpace CutBefore(params uint[] borders)
    {
        var cells = new List<SearchCell>();
        foreach (SearchCell cell in Cells)
        {
            uint first = cell.First;
            double perValue = cell.Weight / (cell.Last - cell.First + 1.0);
            foreach (uint border in borders.Where(border => border > cell.First && border <= cell.Last).OrderBy(border => border))
            {
                cells.Add(cell with { First = first, Last = border - 1, Weight = perValue * (border - first) });
                first = border;
            }

            cells.Add(cell with { First = first, Weight = perValue * (cell.Last - first + 1.0) });
        }

        return this with { Cells = [.. cells] };
    }

    /// <summary>The cells without the bit, and those with it, there with the bit taken away; both ascending.</summary>
    private static (List<SearchCell> Without, List<SearchCell> With) SplitAtBit(IReadOnlyList<SearchCell> cells, uint bit)
    {
        var without = new List<SearchCell>();
        var with = new List<SearchCell>();
        foreach (SearchCell cell in cells)
        {
            for (ulong first = cell.First; first <= cell.Last;)
            {
                // Up to the next multiple of the bit, all values agree on it.
                ulong next = Math.Min((first | (bit - 1UL)) + 1, cell.Last + 1UL);
                bool set = (first & bit) != 0;
                double share = (next - first) / (cell.Last - cell.First + 1.0);
                var part = new SearchCell(
                    unchecked((uint)first) & ~bit, (uint)(next - 1) & ~bit, cell.Node, cell.Weight * share, cell.Height);
                (set ? with : without).Add(part);
                first = next;
            }
        }

        return (without, with);
    }

    private static SearchCell[] Overlay(
        DecisionGraph graph, Accumulator held, IReadOnlyList<SearchCell> one, IReadOnlyList<SearchCell> other, Func<int, int, int> choose)
    {
        var cells = new List<SearchCell>(one.Count + other.Count);
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            uint first = Math.Max(one[i].First, other[j].First), last = Math.Min(one[i].Last, other[j].Last);
            if (first <= last)
            {
                int node = one[i].Node == other[j].Node ? one[i].Node : choose(one[i].Node, other[j].Node);
                double weight = WeightOf(one[i], first, last) + WeightOf(other[j], first, last);
                Append(cells, new SearchCell(first, last, node, weight, LongestPath.From(graph, node, held)));
            }

            if (one[i].Last <= last)
                i++;
            if (other[j].Last <= last)
                j++;
        }

        return [.. cells];
    }

    /// <summary>Adds a cell, or widens the last one if it leads to the same node.</summary>
    public static void Append(List<SearchCell> cells, SearchCell cell)
    {
        if (cells.Count > 0 && cells[cells.Count - 1] is var previous && previous.Node == cell.Node)
            cells[cells.Count - 1] = previous with { Last = cell.Last, Weight = previous.Weight + cell.Weight };
        else
            cells.Add(cell);
    }

    private static double WeightOf(SearchCell cell, uint first, uint last) =>
        cell.Weight * ((last - first + 1.0) / (cell.Last - cell.First + 1.0));
}
