using System.Collections.Generic;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using static System.FormattableString;

namespace SeccompSharp.Policies.Bpf;

/// <summary>Writes a program as text, one instruction a line.</summary>
/// <remarks>
/// Mnemonics are those of the kernel's bpf_asm. Words of seccomp_data go by name (<c>ld nr</c>, <c>ld args[0].high</c>),
/// jump targets are instruction numbers, returns are actions, constants that are known at installation are variables
/// (<c>jeq $fd, 4, 5</c>). Never throws: what is no instruction prints as
/// <c>.word</c>. Pure and thread-safe.
/// </remarks>
public static class Disassembler
{
    private static readonly Dictionary<ushort, string> s_mnemonics = new()
    {
        [Opcode.LdWAbs] = "ld", [Opcode.LdImm] = "ld", [Opcode.LdMem] = "ld", [Opcode.LdWLen] = "ld",
        [Opcode.LdxImm] = "ldx", [Opcode.LdxMem] = "ldx", [Opcode.LdxWLen] = "ldx", [Opcode.St] = "st", [Opcode.Stx] = "stx",
        [Opcode.AddK] = "add", [Opcode.AddX] = "add", [Opcode.SubK] = "sub", [Opcode.SubX] = "sub",
        [Opcode.MulK] = "mul", [Opcode.MulX] = "mul", [Opcode.DivK] = "div", [Opcode.DivX] = "div",
        [Opcode.AndK] = "and", [Opcode.AndX] = "and", [Opcode.OrK] = "or", [Opcode.OrX] = "or",
        [Opcode.XorK] = "xor", [Opcode.XorX] = "xor", [Opcode.LshK] = "lsh", [Opcode.LshX] = "lsh",
        [Opcode.RshK] = "rsh", [Opcode.RshX] = "rsh", [Opcode.Neg] = "neg", [Opcode.Tax] = "tax", [Opcode.Txa] = "txa",
        [Opcode.Ja] = "ja", [Opcode.JeqK] = "jeq", [Opcode.JeqX] = "jeq", [Opcode.JgtK] = "jgt", [Opcode.JgtX] = "jgt",
        [Opcode.JgeK] = "jge", [Opcode.JgeX] = "jge", [Opcode.JsetK] = "jset", [Opcode.JsetX] = "jset",
        [Opcode.RetK] = "ret", [Opcode.RetA] = "ret",
    };

    /// <summary>One line an instruction, numbered from 0.</summary>
    public static ImmutableEquatableArray<string> Listing(Program program)
    {
        var lines = new List<string>(program.Instructions.Count);
        for (int pc = 0; pc < program.Instructions.Count; pc++)
            lines.Add(Invariant($"{pc,4}: {Text(program, pc)}"));
        return lines.ToImmutableEquatableArray();
    }

    /// <summary>One instruction, without its number: what <see cref="Listing"/> prints after the colon.</summary>
    /// <param name="program">The program.</param>
    /// <param name="pc">The instruction's number, from 0.</param>
    public static string Text(Program program, int pc)
    {
        Instruction instruction = program.Instructions[pc];
        if (!s_mnemonics.TryGetValue(instruction.Code, out string? mnemonic))
            return Invariant($".word 0x{instruction.ToWord(program.IsLittleEndian):x16}");
        string? variable = program.PatchAt(pc) is { } patch ? "$" + patch.Variable + (patch.IsHigh ? ".high" : "") : null;
        string operand = Operand(instruction, pc, program.IsLittleEndian, variable);
        return operand.Length == 0 ? mnemonic : mnemonic + " " + operand;
    }

    private static string Operand(Instruction instruction, int pc, bool littleEndian, string? constant)
    {
        uint k = instruction.K;
        switch (instruction.Code)
        {
            case Opcode.LdWAbs:
                return Word(k, littleEndian);
            case Opcode.LdWLen or Opcode.LdxWLen:
                return "len";
            case Opcode.LdMem or Opcode.LdxMem or Opcode.St or Opcode.Stx:
                return Invariant($"M[{k}]");
            case Opcode.Ja:
                return Invariant($"{pc + 1L + k}");
            case Opcode.JeqK or Opcode.JgtK or Opcode.JgeK or Opcode.JsetK:
                return Invariant($"{constant ?? Invariant($"#0x{k:x}")}, {pc + 1 + instruction.JumpTrue}, {pc + 1 + instruction.JumpFalse}");
            case Opcode.JeqX or Opcode.JgtX or Opcode.JgeX or Opcode.JsetX:
                return Invariant($"x, {pc + 1 + instruction.JumpTrue}, {pc + 1 + instruction.JumpFalse}");
            case Opcode.RetK:
                return SyscallAction.FromReturnValue(k).ToString();
            case Opcode.RetA:
                return "a";
            case Opcode.AddX or Opcode.SubX or Opcode.MulX or Opcode.DivX or Opcode.AndX or Opcode.OrX or Opcode.XorX
                or Opcode.LshX or Opcode.RshX:
                return "x";
            case Opcode.Neg or Opcode.Tax or Opcode.Txa:
                return "";
            default:
                return Invariant($"#0x{k:x}");
        }
    }

    private static string Word(uint offset, bool littleEndian)
    {
        if (offset == SeccompData.NrOffset)
            return "nr";
        if (offset == SeccompData.ArchOffset)
            return "arch";
        if (offset % 4 != 0 || offset >= SeccompData.Size)
            return Invariant($"[{offset}]");
        string half = offset % 8 == 4 == littleEndian ? "high" : "low";
        return offset < 16 ? $"instruction_pointer.{half}" : Invariant($"args[{(offset - 16) / 8}].{half}");
    }
}
