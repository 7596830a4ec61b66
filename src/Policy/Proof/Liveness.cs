using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Proof;

/// <summary>Which registers and cells a program may still read, from each instruction on.</summary>
/// <remarks>Too large a set only costs time: paths stay apart that could have joined.</remarks>
internal static class Liveness
{
    private const uint A = 1u << Registers.MemoryLength;
    private const uint X = 2u << Registers.MemoryLength;

    /// <summary>The sets before each instruction.</summary>
    public static Set[] Of(Program program)
    {
        int count = program.Instructions.Count;
        var live = new Set[count];
        for (int pc = count - 1; pc >= 0; pc--)
        {
            Instruction instruction = program.Instructions[pc];
            uint after = instruction.Code switch
            {
                Opcode.RetK or Opcode.RetA => 0,
                Opcode.Ja => At(live, (ulong)pc + 1 + instruction.K),
                _ when IsJump(instruction) =>
                    At(live, (ulong)pc + 1 + instruction.JumpTrue) | At(live, (ulong)pc + 1 + instruction.JumpFalse),
                _ => At(live, (ulong)pc + 1),
            };
            (uint reads, uint writes) = Effect(instruction);
            live[pc] = new Set(reads | (after & ~writes));
        }

        return live;
    }

    private static bool IsJump(Instruction instruction) => (instruction.Code & 0x07) == 0x05;

    private static uint At(Set[] live, ulong pc) => pc < (ulong)live.Length ? live[(int)pc].Bits : 0;

    private static (uint Reads, uint Writes) Effect(Instruction instruction)
    {
        bool readsX = (instruction.Code & 0x08) != 0;
        uint cell = 1u << (int)(instruction.K % Registers.MemoryLength);
        switch (instruction.Code)
        {
            case Opcode.LdWAbs or Opcode.LdWLen or Opcode.LdImm:
                return (0, A);
            case Opcode.LdxWLen or Opcode.LdxImm:
                return (0, X);
            case Opcode.LdMem:
                return (cell, A);
            case Opcode.LdxMem:
                return (cell, X);
            case Opcode.St:
                return (A, cell);
            case Opcode.Stx:
                return (X, cell);
            case Opcode.Tax:
                return (A, X);
            case Opcode.Txa:
                return (X, A);
            case Opcode.Ja or Opcode.RetK:
                return (0, 0);
            case Opcode.RetA:
                return (A, 0);
            default: // arithmetic and conditional jumps
                return (readsX ? A | X : A, 0);
        }
    }

    /// <summary>A set of registers and cells.</summary>
    internal readonly struct Set(uint bits)
    {
        public uint Bits => bits;

        public bool HasA => (bits & A) != 0;

        public bool HasX => (bits & X) != 0;

        public bool HasMemory(int cell) => (bits & (1u << cell)) != 0;
    }
}
