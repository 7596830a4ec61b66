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
}
