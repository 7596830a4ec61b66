using System;

namespace SeccompSharp.Policies.Bpf;

/// <summary>One classic BPF instruction: <c>struct sock_filter</c> of include/uapi/linux/filter.h.</summary>
/// <param name="Code">Operation, size, mode and source.</param>
/// <param name="JumpTrue">jt: how many instructions a conditional jump skips when its test holds.</param>
/// <param name="JumpFalse">jf: the same when it does not.</param>
/// <param name="K">The constant: an offset, an operand, a jump distance or a return value.</param>
public readonly record struct Instruction(ushort Code, byte JumpTrue, byte JumpFalse, uint K)
{
    /// <summary>The size of a sock_filter in bytes.</summary>
    public const int Size = 8;

    /// <summary>Packs the instruction as the 64-bit word whose bytes, in the given order, are a sock_filter.</summary>
    public ulong ToWord(bool littleEndian) => littleEndian
        ? Code | ((ulong)JumpTrue << 16) | ((ulong)JumpFalse << 24) | ((ulong)K << 32)
        : ((ulong)Code << 48) | ((ulong)JumpTrue << 40) | ((ulong)JumpFalse << 32) | K;

    /// <summary>Reads 8 bytes of a <c>sock_filter[]</c>.</summary>
    /// <exception cref="ArgumentException">There are fewer than 8 bytes at <paramref name="offset"/>.</exception>
    public static Instruction Read(byte[] bytes, int offset, bool littleEndian)
    {
        if (offset < 0 || bytes.Length - offset < Size)
            throw new ArgumentException("A sock_filter is 8 bytes long.", nameof(offset));
        return littleEndian
            ? new((ushort)(bytes[offset] | (bytes[offset + 1] << 8)), bytes[offset + 2], bytes[offset + 3],
                (uint)(bytes[offset + 4] | (bytes[offset + 5] << 8) | (bytes[offset + 6] << 16) | (bytes[offset + 7] << 24)))
            : new((ushort)((bytes[offset] << 8) | bytes[offset + 1]), bytes[offset + 2], bytes[offset + 3],
                (uint)((bytes[offset + 4] << 24) | (bytes[offset + 5] << 16) | (bytes[offset + 6] << 8) | bytes[offset + 7]));
    }
}
