using static System.FormattableString;

namespace SeccompSharp.Policies.Bpf;

/// <summary>Whether the kernel would take a program as a seccomp filter.</summary>
/// <remarks>
/// The rules of bpf_check_classic and check_load_and_stores (net/core/filter.c) and of seccomp_check_filter
/// (kernel/seccomp.c), Linux 7.2. The limit on the sum of all attached filters is not a property of one program and
/// not checked here. Pure and thread-safe.
/// </remarks>
public static class KernelCheck
{
    private const int ScratchCells = 16;

    /// <summary>Null when the kernel takes the program, otherwise why it answers EINVAL.</summary>
    public static string? Reject(Program program)
    {
        int length = program.Instructions.Count;
        if (length is 0 or > Program.MaxLength)
            return Invariant($"A program has 1 to {Program.MaxLength} instructions, not {length}.");
        for (int pc = 0; pc < length; pc++)
        {
            if (RejectInstruction(program.Instructions[pc], pc, length) is { } reason)
                return Invariant($"Instruction {pc}: {reason}");
        }

        if (program.Instructions[length - 1].Code is not (Opcode.RetK or Opcode.RetA))
            return "The last instruction is not a return.";
        return RejectScratchUse(program);
    }

    private static string? RejectInstruction(Instruction instruction, int pc, int length)
    {
        switch (instruction.Code)
        {
            case Opcode.LdWAbs:
                return instruction.K < SeccompData.Size && instruction.K % 4 == 0
                    ? null
                    : Invariant($"offset {instruction.K} is not that of a word of seccomp_data.");
            case Opcode.LdMem or Opcode.LdxMem or Opcode.St or Opcode.Stx:
                return instruction.K < ScratchCells ? null : Invariant($"there is no scratch cell {instruction.K}.");
            case Opcode.DivK:
                return instruction.K != 0 ? null : "division by zero.";
            case Opcode.LshK or Opcode.RshK:
                return instruction.K < 32 ? null : Invariant($"a shift by {instruction.K} bits.");
            case Opcode.Ja:
                return instruction.K < (uint)(length - pc - 1) ? null : "jumps past the end.";
            case Opcode.JeqK or Opcode.JeqX or Opcode.JgtK or Opcode.JgtX
                or Opcode.JgeK or Opcode.JgeX or Opcode.JsetK or Opcode.JsetX:
                return pc + 1 + instruction.JumpTrue < length && pc + 1 + instruction.JumpFalse < length
                    ? null
                    : "jumps past the end.";
            case Opcode.LdWLen or Opcode.LdxWLen or Opcode.LdImm or Opcode.LdxImm or Opcode.Tax or Opcode.Txa
                or Opcode.AddK or Opcode.AddX or Opcode.SubK or Opcode.SubX or Opcode.MulK or Opcode.MulX or Opcode.DivX
                or Opcode.AndK or Opcode.AndX or Opcode.OrK or Opcode.OrX or Opcode.XorK or Opcode.XorX
                or Opcode.LshX or Opcode.RshX or Opcode.Neg or Opcode.RetK or Opcode.RetA:
                return null;
            default:
                return Invariant($"operation 0x{instruction.Code:x4} is not for seccomp filters.");
        }
    }

    /// <summary>A scratch cell is stored before it is loaded, on every path (check_load_and_stores).</summary>
    private static string? RejectScratchUse(Program program)
    {
        var storedOnEveryWayTo = new ushort[program.Instructions.Count];
        for (int pc = 0; pc < storedOnEveryWayTo.Length; pc++)
            storedOnEveryWayTo[pc] = ushort.MaxValue;

        ushort stored = 0;
        for (int pc = 0; pc < program.Instructions.Count; pc++)
        {
            Instruction instruction = program.Instructions[pc];
            stored &= storedOnEveryWayTo[pc];
            switch (instruction.Code)
            {
                case Opcode.St or Opcode.Stx:
                    stored |= (ushort)(1 << (int)instruction.K);
                    break;
                case Opcode.LdMem or Opcode.LdxMem when (stored & (1 << (int)instruction.K)) == 0:
                    return Invariant($"Instruction {pc}: scratch cell {instruction.K} may be loaded before it is stored.");
                case Opcode.Ja:
                    storedOnEveryWayTo[pc + 1 + (int)instruction.K] &= stored;
                    stored = ushort.MaxValue;
                    break;
                case Opcode.JeqK or Opcode.JeqX or Opcode.JgtK or Opcode.JgtX
                    or Opcode.JgeK or Opcode.JgeX or Opcode.JsetK or Opcode.JsetX:
                    storedOnEveryWayTo[pc + 1 + instruction.JumpTrue] &= stored;
                    storedOnEveryWayTo[pc + 1 + instruction.JumpFalse] &= stored;
                    stored = ushort.MaxValue;
                    break;
            }
        }

        return null;
    }
}
