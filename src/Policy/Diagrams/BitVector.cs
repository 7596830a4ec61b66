using System;
using System.Linq;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>A number as a function of the call: one diagram a bit, the least significant first. 32 bits in a register,
/// 64 in an argument.</summary>
/// <remarks>Immutable. Equal when the functions are the same.</remarks>
internal sealed class BitVector(int[] bits) : IEquatable<BitVector>
{
    /// <summary>32 bits of 0.</summary>
    public static readonly BitVector Zero = Constant(0);

    /// <summary>How many bits there are.</summary>
    public int Length => bits.Length;

    /// <summary>One bit; 0 is the least significant.</summary>
    public int this[int index] => bits[index];

    /// <summary>The word that is the same for every call.</summary>
    public static BitVector Constant(ulong value, int length = 32)
    {
        var bits = new int[length];
        for (int i = 0; i < length; i++)
            bits[i] = ((value >> i) & 1) != 0 ? DecisionDiagrams.True : DecisionDiagrams.False;
        return new BitVector(bits);
    }

    /// <summary>The upper or the lower 32 bits of 64.</summary>
    public BitVector Half(bool high) => new([.. bits.Skip(high ? 32 : 0).Take(32)]);

    /// <summary>Whether it is the same for every call, and which value that is.</summary>
    public bool IsConstant(out uint value)
    {
        value = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            if (bits[i] == DecisionDiagrams.True)
                value |= 1u << i;
            else if (bits[i] != DecisionDiagrams.False)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(BitVector? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other.Length != Length)
            return false;
        for (int i = 0; i < bits.Length; i++)
        {
            if (bits[i] != other[i])
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BitVector);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = bits.Length;
        foreach (int bit in bits)
            hash = unchecked((hash * 31) + bit);
        return hash;
    }
}
