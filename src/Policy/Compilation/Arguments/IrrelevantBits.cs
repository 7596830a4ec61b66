using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The bits of a word that can be masked off because flipping them never leads elsewhere.</summary>
internal static class IrrelevantBits
{
    /// <param name="mask">The bits that the cells' values may have.</param>
    /// <param name="cells">Ascending, neighbours different; gaps for values that do not occur.</param>
    public static uint Of(uint mask, IReadOnlyList<NodeRange> cells)
    {
        uint irrelevant = 0;
        for (uint bit = 1; bit != 0; bit <<= 1)
        {
            if ((mask & bit) != 0 && IsIrrelevant(bit, cells))
                irrelevant |= bit;
        }

        return irrelevant;
    }

    // A block of 2 * bit values is two halves that differ in the bit. Halves without a border inside are alike.
    private static bool IsIrrelevant(uint bit, IReadOnlyList<NodeRange> cells)
    {
        long checkedUpTo = -1;
        for (int i = 1; i < cells.Count; i++)
        {
            uint start = cells[i].First & ~(bit | (bit - 1));
            if (cells[i].First == start || start <= checkedUpTo)
                continue;
            if (!HalvesAreAlike(bit, start, cells))
                return false;
            checkedUpTo = start;
        }

        return true;
    }

    private static bool HalvesAreAlike(uint bit, uint start, IReadOnlyList<NodeRange> cells)
    {
        uint size = bit - 1; // the distance from a half's first value to its last
        int low = FirstReaching(cells, start), high = FirstReaching(cells, start + bit);
        uint at = 0;
        while (true)
        {
            // Values in gaps do not occur: they are like any other.
            while (low < cells.Count && cells[low].Last < start + at)
                low++;
            while (high < cells.Count && cells[high].Last < start + bit + at)
                high++;
            if (low == cells.Count || high == cells.Count)
                return true;
            uint lowFirst = Offset(cells[low].First, start), highFirst = Offset(cells[high].First, start + bit);
            uint first = System.Math.Max(at, System.Math.Max(lowFirst, highFirst));
            if (first > size)
                return true;
            uint last = System.Math.Min(size, System.Math.Min(cells[low].Last - start, cells[high].Last - (start + bit)));
            if (first <= last && cells[low].Node != cells[high].Node)
                return false;
            if (last == size)
                return true;
            at = last + 1;
        }
    }

    private static uint Offset(uint value, uint start) => value > start ? value - start : 0;

    private static int FirstReaching(IReadOnlyList<NodeRange> cells, uint value)
    {
        int low = 0;
        for (int high = cells.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (cells[middle].Last < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
