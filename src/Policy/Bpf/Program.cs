using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Bpf;

/// <summary>A classic BPF program: the instructions of a filter, and the byte order of the machine it is for.</summary>
/// <remarks>Immutable, structurally equal. Nothing here says that the kernel would take it: see KernelCheck.</remarks>
public sealed record Program(ImmutableEquatableArray<Instruction> Instructions, bool IsLittleEndian)
{
    /// <summary>The most instructions the kernel takes (BPF_MAXINSNS).</summary>
    public const int MaxLength = 4096;

    /// <summary>The instructions whose constants are known only at installation, ascending; without values for them the
    /// program decides nothing.</summary>
    public ImmutableEquatableArray<Patch> Patches { get; init; } = ImmutableEquatableArray<Patch>.Empty;

    /// <summary>The program in which variables have values.</summary>
    /// <param name="values">One of 64 bits for each variable of the program, by name.</param>
    public Program WithValues(IReadOnlyDictionary<string, ulong> values)
    {
        Instruction[] instructions = [.. Instructions];
        foreach (Patch patch in Patches)
            instructions[patch.Instruction] = instructions[patch.Instruction] with { K = patch.HalfOf(values[patch.Variable]) };
        return new Program(instructions.ToImmutableEquatableArray(), IsLittleEndian);
    }

    /// <summary>What is to be put into an instruction; null if it is whole.</summary>
    /// <param name="pc">The instruction's number, from 0.</param>
    public Patch? PatchAt(int pc)
    {
        foreach (Patch patch in Patches)
        {
            if (patch.Instruction == pc)
                return patch;
        }

        return null;
    }

    /// <summary>The program as <c>struct sock_filter[]</c> in its machine's byte order.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Instructions.Count * Instruction.Size];
        for (int i = 0; i < Instructions.Count; i++)
        {
            ulong word = Instructions[i].ToWord(IsLittleEndian);
            for (int b = 0; b < Instruction.Size; b++)
                bytes[(i * Instruction.Size) + b] = (byte)(word >> (8 * (IsLittleEndian ? b : Instruction.Size - 1 - b)));
        }

        return bytes;
    }

    /// <summary>Reads a <c>struct sock_filter[]</c>.</summary>
    /// <exception cref="ArgumentException">The length is not a multiple of 8.</exception>
    public static Program FromBytes(byte[] bytes, bool littleEndian)
    {
        if (bytes.Length % Instruction.Size != 0)
            throw new ArgumentException("A sock_filter is 8 bytes long.", nameof(bytes));
        var instructions = new List<Instruction>(bytes.Length / Instruction.Size);
        for (int offset = 0; offset < bytes.Length; offset += Instruction.Size)
            instructions.Add(Instruction.Read(bytes, offset, littleEndian));
        return new Program(instructions.ToImmutableEquatableArray(), littleEndian);
    }
}
