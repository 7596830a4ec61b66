using System;
using SeccompSharp.Policies.Diagrams;

namespace SeccompSharp.Policies.Proof;

/// <summary>What a program's registers and scratch memory hold, as functions of the call.</summary>
/// <remarks>Immutable. Null: not written yet.</remarks>
internal sealed class Registers : IEquatable<Registers>
{
    /// <summary>How many cells of scratch memory there are (BPF_MEMWORDS).</summary>
    public const int MemoryLength = 16;

    private readonly Word?[] _memory;

    private Registers(Word a, Word x, Word?[] memory)
    {
        A = a;
        X = x;
        _memory = memory;
    }

    /// <summary>At the first instruction: the kernel clears A and X.</summary>
    public static Registers Initial { get; } = new(Word.Zero, Word.Zero, new Word?[MemoryLength]);

    /// <summary>The accumulator.</summary>
    public Word A { get; }

    /// <summary>The index register.</summary>
    public Word X { get; }

    /// <summary>One cell of scratch memory.</summary>
    public Word? Memory(int cell) => _memory[cell];

    public Registers WithA(Word a) => new(a, X, _memory);

    public Registers WithX(Word x) => new(A, x, _memory);

    public Registers WithMemory(int cell, Word? value)
    {
        var memory = (Word?[])_memory.Clone();
        memory[cell] = value;
        return new Registers(A, X, memory);
    }

    /// <summary>Forgets what will not be read again, so that paths which differ in nothing else can join.</summary>
    public Registers Keep(Liveness.Set live)
    {
        Registers kept = this;
        if (!live.HasA && !kept.A.Equals(Word.Zero))
            kept = kept.WithA(Word.Zero);
        if (!live.HasX && !kept.X.Equals(Word.Zero))
            kept = kept.WithX(Word.Zero);
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
