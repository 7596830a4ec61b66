using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Bpf;

/// <summary>The kernel's allow cache (Linux 5.11 and later): which calls it answers without running the filter.</summary>
/// <remarks>
/// When a filter is attached, the kernel emulates it for every number of the native and the compat ABI with nothing
/// known but number and token, and remembers those for which it certainly returns plain ALLOW
/// (kernel/seccomp.c, seccomp_is_const_allow and seccomp_cache_prepare_bitmap). Numbers above the ABI's table, x32
/// numbers, and architectures without the bitmap (mips) are never cached, whatever this says. Pure and thread-safe.
/// </remarks>
public static class ActionCache
{
    private const uint Allow = 0x7fff_0000;

    /// <summary>Whether the kernel looks a call up at all: x32 numbers are above its bitmaps, and mips has none.</summary>
    public static bool Covers(Abi abi, uint nr) =>
        nr <= SyscallTable.HighestNumber(abi) && abi.HasAllowCache;

    /// <summary>Whether the emulation ends in ALLOW for this token and number.</summary>
    public static bool IsConstantAllow(Program program, uint arch, uint nr)
    {
        uint a = 0;
        for (int pc = 0; pc < program.Instructions.Count; pc++)
        {
            Instruction instruction = program.Instructions[pc];
            switch (instruction.Code)
            {
                case Opcode.LdWAbs when instruction.K == SeccompData.NrOffset: a = nr; break;
                case Opcode.LdWAbs when instruction.K == SeccompData.ArchOffset: a = arch; break;
                case Opcode.AndK: a &= instruction.K; break;
                case Opcode.Ja when instruction.K < Program.MaxLength: pc += (int)instruction.K; break;
                case Opcode.JeqK: pc += Jump(instruction, a == instruction.K); break;
                case Opcode.JgeK: pc += Jump(instruction, a >= instruction.K); break;
                case Opcode.JgtK: pc += Jump(instruction, a > instruction.K); break;
                case Opcode.JsetK: pc += Jump(instruction, (a & instruction.K) != 0); break;
                case Opcode.RetK: return instruction.K == Allow;
                default: return false;
            }
        }

        return false;
    }

    private static int Jump(Instruction instruction, bool holds) => holds ? instruction.JumpTrue : instruction.JumpFalse;
}
