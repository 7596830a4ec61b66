using System;

namespace SeccompSharp.Policies.Bpf;

/// <summary>What the kernel shows a filter: <c>struct seccomp_data</c> of include/uapi/linux/seccomp.h.</summary>
/// <param name="Nr">The number, with x32's bit.</param>
/// <param name="Arch">The AUDIT_ARCH_* token.</param>
/// <param name="Args">The six argument registers.</param>
/// <param name="InstructionPointer">Where the call was made.</param>
public sealed record SeccompData(uint Nr, uint Arch, ulong[] Args, ulong InstructionPointer = 0)
{
    /// <summary>The offset of <see cref="Nr"/>.</summary>
    public const uint NrOffset = 0;

    /// <summary>The offset of <see cref="Arch"/>.</summary>
    public const uint ArchOffset = 4;

    /// <summary>The offset of the instruction pointer's 8 bytes.</summary>
    public const uint InstructionPointerOffset = 8;

    /// <summary>The size in bytes.</summary>
    public const uint Size = 64;

    /// <summary>The offset of one 32-bit half of an argument.</summary>
    /// <param name="index">0 to 5.</param>
    /// <param name="high">The upper half.</param>
    /// <param name="littleEndian">The byte order of the machine.</param>
    public static uint ArgumentOffset(int index, bool high, bool littleEndian)
    {
        if (index is < 0 or > 5)
            throw new ArgumentOutOfRangeException(nameof(index), "A call has arguments 0 to 5.");
        return 16 + (8 * (uint)index) + (high == littleEndian ? 4u : 0u);
    }

    /// <summary>The 32-bit word at an offset, as a filter loads it.</summary>
    /// <param name="offset">0 to 60, a multiple of 4.</param>
    /// <param name="littleEndian">The byte order of the machine.</param>
    public uint WordAt(uint offset, bool littleEndian)
    {
        if (offset >= Size || offset % 4 != 0)
            throw new ArgumentOutOfRangeException(nameof(offset), "Not the offset of a word of seccomp_data.");
        if (offset == NrOffset)
            return Nr;
        if (offset == ArchOffset)
            return Arch;
        ulong register = offset < 16 ? InstructionPointer : Args[(offset - 16) / 8];
        bool high = offset % 8 == 4 == littleEndian;
        return high ? (uint)(register >> 32) : unchecked((uint)register);
    }
}
