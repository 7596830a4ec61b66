using System;
using SeccompSharp.Policies.Diagrams;

namespace SeccompSharp.Policies.Proof;

/// <summary>What a program's registers and scratch memory hold, as functions of the call.</summary>
/// <remarks>Immutable. Null: not written yet.</remarks>
internal sealed class Registers : IEquatable<Registers>
{
    /// <summary>How many cells of scratch memory there are (BPF_MEMWORDS).</summary>
    public const int MemoryLength = 16;

    private readonly BitVector?[] _memory;

    private Registers(BitVector a, BitVector x, BitVector?[] memory)
    {
        A = a;
        X = x;
        _memory = memory;
    }

    /// <summary>At the first instruction: the kernel clears A and X.</summary>
    public static Registers Initial { get; } = new(BitVector.Zero, BitVector.Zero, new BitVector?[MemoryLength]);

    /// <summary>The accumulator.</summary>
    public BitVector A { get; }

    /// <summary>The index register.</summary>
    public BitVector X { get; }

    /// <summary>One cell of scratch memory.</summary>
    public BitVector? Memory(int cell) => _memory[cell];

    public Registers WithA(BitVector a) => new(a, X, _memory);

    public Registers WithX(BitVector x) => new(A, x, _memory);

    public Registers WithMemory(int cell, BitVector? value)
    {
        var memory = (BitVector?[])_memory.Clone();
        memory[cell] = value;
        return new Registers(A, X, memory);
    }

    /// <summary>Forgets what will not be read again, so that paths which differ in nothing else can join.</summary>
    public Registers Keep(Liveness.Set live)
    {
        Registers kept = this;
        if (!live.HasA && !kept.A.Equals(BitVector.Zero))
            kept = kept.WithA(BitVector.Zero);
        if (!live.HasX && !kept.X.Equals(BitVector.Zero))
            kept = kept.WithX(BitVector.Zero);
        for (int cell = 0; cell < MemoryLength; cell++)
        {
            if (_memory[cell] is not null && !live.HasMemory(cell))
                kept = kept.WithMemory(cell, null);
        }

        return kept;
    }

    /// <inheritdoc/>
    public bool Equals(Registers? other)
    {
        if (other is null || !A.Equals(other.A) || !X.Equals(other.X))
            return false;
        if (ReferenceEquals(_memory, other._memory))
            return true;
        for (int cell = 0; cell < MemoryLength; cell++)
        {
            if (!Equals(_memory[cell], other._memory[cell]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Registers);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((A.GetHashCode() * 31) + X.GetHashCode());
}
