using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The bits of a word that can be masked off because flipping them never leads elsewhere.</summary>
internal static class IrrelevantBits
{
    /// <param name="mask">The bits that the ranges' values may have.</param>
    /// <param name="ranges">Ascending, neighbours different; gaps for values that do not occur.</param>
    public static uint Of(uint mask, IReadOnlyList<NodeRange> ranges)
    {
        uint irrelevant = 0;
        for (uint bit = 1; bit != 0; bit <<= 1)
        {
            if ((mask & bit) != 0 && IsIrrelevant(bit, ranges))
                irrelevant |= bit;
        }

        return irrelevant;
    }

    // A block of 2 * bit values is two halves that differ in the bit. Halves without a border inside are alike.
    private static bool IsIrrelevant(uint bit, IReadOnlyList<NodeRange> ranges)
    {
        long checkedUpTo = -1;
        for (int i = 1; i < ranges.Count; i++)
        {
            uint start = ranges[i].First & ~(bit | (bit - 1));
            if (ranges[i].First == start || start <= checkedUpTo)
                continue;
            if (!HalvesAreAlike(bit, start, ranges))
                return false;
            checkedUpTo = start;
        }

        return true;
    }

    private static bool HalvesAreAlike(uint bit, uint start, IReadOnlyList<NodeRange> ranges)
    {
        uint size = bit - 1; // the distance from a half's first value to its last
        int low = FirstReaching(ranges, start), high = FirstReaching(ranges, start + bit);
        uint at = 0;
        while (true)
        {
            // Values in gaps do not occur: they are like any other.
            while (low < ranges.Count && ranges[low].Last < start + at)
                low++;
            while (high < ranges.Count && ranges[high].Last < start + bit + at)
                high++;
            if (low == ranges.Count || high == ranges.Count)
                return true;
            uint lowFirst = Offset(ranges[low].First, start), highFirst = Offset(ranges[high].First, start + bit);
            uint first = System.Math.Max(at, System.Math.Max(lowFirst, highFirst));
            if (first > size)
                return true;
            uint last = System.Math.Min(size, System.Math.Min(ranges[low].Last - start, ranges[high].Last - (start + bit)));
            if (first <= last && ranges[low].Node != ranges[high].Node)
                return false;
            if (last == size)
                return true;
            at = last + 1;
        }
    }

    private static uint Offset(uint value, uint start) => value > start ? value - start : 0;

    private static int FirstReaching(IReadOnlyList<NodeRange> ranges, uint value)
    {
        int low = 0;
        for (int high = ranges.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (ranges[middle].Last < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
