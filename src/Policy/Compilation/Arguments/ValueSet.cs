using System;
using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>
/// Some of the values that a masked word can have, as ranges: ascending, apart, and with ends that have no bit outside the
/// mask, so that equal sets have equal ranges.
/// </summary>
internal sealed class ValueSet : IEquatable<ValueSet>
{
    private readonly uint[] _ends; // first, last, first, last, …
    private readonly uint _mask;

    private ValueSet(uint mask, uint[] ends)
    {
        _mask = mask;
        _ends = ends;
    }

    public int RangeCount => _ends.Length / 2;

    public bool IsEmpty => _ends.Length == 0;

    public bool IsFull => _ends.Length == 2 && _ends[0] == 0 && _ends[1] == _mask;

    /// <summary>Whether it has exactly one value, which is then <see cref="First"/> of range 0.</summary>
    public bool IsSingle => _ends.Length == 2 && _ends[0] == _ends[1];

    /// <summary>The values from one to another; those with bits outside the mask are left out.</summary>
    public static ValueSet Range(uint mask, uint first, uint last) => Normalized(mask, [first, last]);

    public uint First(int range) => _ends[2 * range];

    public uint Last(int range) => _ends[(2 * range) + 1];

    public bool Contains(uint value)
    {
        int low = 0;
        for (int high = RangeCount; low < high;)
        {
            int middle = (low + high) / 2;
            if (Last(middle) < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low < RangeCount && First(low) <= value;
    }

    public ValueSet Complement()
    {
        var ends = new List<uint>(_ends.Length + 2);
        uint next = 0;
        for (int i = 0; i < RangeCount; i++)
        {
            if (First(i) > next)
                ends.AddRange([next, First(i) - 1]);
            if (Last(i) >= _mask)
                return Normalized(_mask, ends);
            next = Last(i) + 1;
        }

        ends.AddRange([next, _mask]);
        return Normalized(_mask, ends);
    }

    public ValueSet Intersect(ValueSet other)
    {
        var ends = new List<uint>();
        for (int i = 0, j = 0; i < RangeCount && j < other.RangeCount;)
        {
            uint first = Math.Max(First(i), other.First(j)), last = Math.Min(Last(i), other.Last(j));
            if (first <= last)
                ends.AddRange([first, last]);
            if (Last(i) <= last)
                i++;
            else
                j++;
        }

        return Normalized(_mask, ends);
    }

    public bool Equals(ValueSet? other)
    {
        if (other is null || other._mask != _mask || other._ends.Length != _ends.Length)
            return false;
        for (int i = 0; i < _ends.Length; i++)
        {
            if (_ends[i] != other._ends[i])
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ValueSet);

    public override int GetHashCode()
    {
        int hash = unchecked((int)_mask);
        foreach (uint end in _ends)
            hash = unchecked((hash * 31) + (int)end);
        return hash;
    }

    /// <summary>Draws the ends in to values without bits outside the mask, and joins ranges that nothing lies between.</summary>
    private static ValueSet Normalized(uint mask, IReadOnlyList<uint> ranges)
    {
        var ends = new List<uint>(ranges.Count);
        for (int i = 0; i < ranges.Count; i += 2)
        {
            if (!BitTest.SubsetAtLeast(ranges[i], mask, out uint first) || first > ranges[i + 1])
                continue;
            uint last = BitTest.SubsetAtMost(ranges[i + 1], mask);
            if (ends.Count > 0 && BitTest.SubsetAtLeast(ends[ends.Count - 1] + 1, mask, out uint next) && next == first)
                ends[ends.Count - 1] = last;
            else
                ends.AddRange([first, last]);
        }

        return new ValueSet(mask, [.. ends]);
    }
}
