using System;
using System.Text;

namespace SeccompSharp.Syscalls;

/// <summary>Names of calls, for managed code; the reporter's machine code has an index of its own.</summary>
internal static class SyscallName
{
    private const uint X32Bit = 0x4000_0000; // __X32_SYSCALL_BIT
    private const uint X64 = 0xc000_003e, X86 = 0x4000_0003, Arm64 = 0xc000_00b7; // AUDIT_ARCH_*

    /// <summary>The name; empty where it is not known.</summary>
    /// <param name="token">AUDIT_ARCH_* of the call.</param>
    /// <param name="number">Its number there.</param>
    public static string Of(uint token, uint number)
    {
        ReadOnlySpan<byte> calls = token switch
        {
            X64 => SyscallNames.X64,
            X86 => SyscallNames.X86,
            Arm64 => SyscallNames.Arm64,
            _ => [],
        };
        if (token == X64)
            number &= ~X32Bit;
        while (SyscallLine.TryRead(ref calls, out SyscallLine line))
        {
            if (line.Number == number)
                return Encoding.UTF8.GetString(line.Name);
        }

        return "";
    }
}
