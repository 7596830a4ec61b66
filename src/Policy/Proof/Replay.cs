using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;

namespace SeccompSharp.Policies.Proof;

/// <summary>Runs a program for one call, so that no counterexample is claimed which is none.</summary>
/// <remarks>
/// The proof's own, as it shares nothing with what it checks. For programs that symbolic execution has run: nothing
/// is checked here. Rules of the machine: net/core/filter.c.
/// </remarks>
internal static class Replay
{
    /// <summary>What the program returns.</summary>
    public static uint Run(Program program, SeccompData call)
    {
        uint a = 0;
        uint x = 0;
        var memory = new uint[Registers.MemoryLength];
        for (int pc = 0; ; pc++)
        {
            Instruction instruction = program.Instructions[pc];
            uint operand = (instruction.Code & 0x08) != 0 ? x : instruction.K;
            switch (instruction.Code)
            {
                case Opcode.RetK: return instruction.K;
                case Opcode.RetA: return a;
                case Opcode.Ja: pc += (int)instruction.K; break;
                case Opcode.JeqK or Opcode.JeqX: pc += Distance(instruction, a == operand); break;
                case Opcode.JgtK or Opcode.JgtX: pc += Distance(instruction, a > operand); break;
                case Opcode.JgeK or Opcode.JgeX: pc += Distance(instruction, a >= operand); break;
                case Opcode.JsetK or Opcode.JsetX: pc += Distance(instruction, (a & operand) != 0); break;
                case Opcode.LdWAbs: a = Load(call, instruction.K, program.IsLittleEndian); break;
                case Opcode.LdWLen: a = SeccompData.Size; break;
                case Opcode.LdxWLen: x = SeccompData.Size; break;
                case Opcode.LdImm: a = instruction.K; break;
                case Opcode.LdxImm: x = instruction.K; break;
                case Opcode.LdMem: a = memory[instruction.K]; break;
                case Opcode.LdxMem: x = memory[instruction.K]; break;
                case Opcode.St: memory[instruction.K] = a; break;
                case Opcode.Stx: memory[instruction.K] = x; break;
                case Opcode.Tax: x = a; break;
                case Opcode.Txa: a = x; break;
                case Opcode.Neg: a = 0 - a; break;
                case Opcode.AddK or Opcode.AddX: a += operand; break;
                case Opcode.SubK or Opcode.SubX: a -= operand; break;
                case Opcode.MulK or Opcode.MulX: a *= operand; break;
                case Opcode.DivK or Opcode.DivX when operand == 0: return 0;
                case Opcode.DivK or Opcode.DivX: a /= operand; break;
                case Opcode.AndK or Opcode.AndX: a &= operand; break;
                case Opcode.OrK or Opcode.OrX: a |= operand; break;
                case Opcode.XorK or Opcode.XorX: a ^= operand; break;
                case Opcode.LshK or Opcode.LshX: a <<= (int)operand; break;
                case Opcode.RshK or Opcode.RshX: a >>= (int)operand; break;
                default: throw new UndecidedException($"instruction {pc} is none that the kernel takes");
            }
        }
    }

    private static int Distance(Instruction instruction, bool holds) =>
        holds ? instruction.JumpTrue : instruction.JumpFalse;

    /// <summary>Lays the structure out in memory as the machine does, and reads four bytes back.</summary>
    private static uint Load(SeccompData call, uint offset, bool littleEndian)
    {
        if (offset == SeccompData.NrOffset)
            return call.Nr;
        if (offset == SeccompData.ArchOffset)
            return call.Arch;
        ulong doubleword = offset / 8 == 1 ? call.InstructionPointer : call.Args[(offset / 8) - 2];
        bool firstHalf = offset % 8 == 0;
        return firstHalf == littleEndian ? (uint)doubleword : (uint)(doubleword >> 32);
    }
}
