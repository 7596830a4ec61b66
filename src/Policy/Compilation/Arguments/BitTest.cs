namespace SeccompSharp.Policies.Compilation;

/// <summary>Questions about the bits of all values from a lowest to a highest.</summary>
internal static class BitTest
{
    /// <summary>The bits that at least one of the values has.</summary>
    public static uint BitsIn(uint first, uint last)
    {
        uint varying = first ^ last;
        varying |= varying >> 1;
        varying |= varying >> 2;
        varying |= varying >> 4;
        varying |= varying >> 8;
        varying |= varying >> 16;
        return first | last | varying;
    }

    /// <summary>Whether every one of the values has at least one of the bits.</summary>
    public static bool AllHaveAnyOf(uint bits, uint first, uint last) => !SubsetAtLeast(first, ~bits, out uint lowest) || lowest > last;

    /// <summary>The lowest value from <paramref name="value"/> up that has no bit outside the mask; false if there is none.</summary>
    public static bool SubsetAtLeast(uint value, uint mask, out uint lowest)
    {
        uint outside = value & ~mask;
        if (outside == 0)
        {
            lowest = value;
            return true;
        }

        // All below the highest bit outside the mask is too small: carry past it.
        uint filled = BitsIn(0, outside);
        lowest = unchecked((value | filled | ~mask) + 1) & mask;
        return lowest > value;
    }

    /// <summary>The highest value up to <paramref name="value"/> that has no bit outside the mask.</summary>
    public static uint SubsetAtMost(uint value, uint mask)
    {
        uint outside = value & ~mask;
        uint filled = BitsIn(0, outside);
        return outside == 0 ? value : (value & ~filled) | (mask & filled & (filled >> 1));
    }
}
