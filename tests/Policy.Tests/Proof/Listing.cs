using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>
/// Reads programs as people write them: one instruction a line, <c>name:</c> for a label, <c>;</c> for a comment.
/// <c>jeq #1, yes, no</c>; a label left out or <c>_</c> is the next line. Loads: <c>arch nr ip.lo a0.lo … a5.hi #k
/// M[k] len</c>.
/// </summary>
internal static class Listing
{
    private static readonly Dictionary<string, (ushort K, ushort X)> s_operations = new()
    {
        ["add"] = (Opcode.AddK, Opcode.AddX), ["sub"] = (Opcode.SubK, Opcode.SubX),
        ["mul"] = (Opcode.MulK, Opcode.MulX), ["div"] = (Opcode.DivK, Opcode.DivX),
        ["or"] = (Opcode.OrK, Opcode.OrX), ["and"] = (Opcode.AndK, Opcode.AndX),
        ["xor"] = (Opcode.XorK, Opcode.XorX), ["lsh"] = (Opcode.LshK, Opcode.LshX),
        ["rsh"] = (Opcode.RshK, Opcode.RshX), ["jeq"] = (Opcode.JeqK, Opcode.JeqX),
        ["jgt"] = (Opcode.JgtK, Opcode.JgtX), ["jge"] = (Opcode.JgeK, Opcode.JgeX),
        ["jset"] = (Opcode.JsetK, Opcode.JsetX),
    };

    public static Program Read(string listing, bool littleEndian = true)
    {
        List<string> lines = [];
        Dictionary<string, int> labels = [];
        foreach (string line in listing.Split('\n').Select(line => line.Split(';')[0].Trim()).Where(line => line != ""))
        {
            if (line.EndsWith(':'))
                labels.Add(line[..^1], lines.Count);
            else
                lines.Add(line);
        }

        return new Program(
            lines.Select((line, pc) => Parse(line, pc, labels, littleEndian)).ToImmutableEquatableArray(), littleEndian);
    }

    private static Instruction Parse(string line, int pc, Dictionary<string, int> labels, bool littleEndian)
    {
        string[] words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        string operand = words.ElementAtOrDefault(1) ?? "";
        byte Jump(int word) =>
            words.ElementAtOrDefault(word) is { } label && label != "_" ? checked((byte)(labels[label] - pc - 1)) : (byte)0;

        switch (words[0])
        {
            case "ret" when operand == "a": return new(Opcode.RetA, 0, 0, 0);
            case "ret": return new(Opcode.RetK, 0, 0, Action(operand));
            case "ja": return new(Opcode.Ja, 0, 0, (uint)(labels[operand] - pc - 1));
            case "tax": return new(Opcode.Tax, 0, 0, 0);
            case "txa": return new(Opcode.Txa, 0, 0, 0);
            case "neg": return new(Opcode.Neg, 0, 0, 0);
            case "st": return new(Opcode.St, 0, 0, Cell(operand));
            case "stx": return new(Opcode.Stx, 0, 0, Cell(operand));
            case "ld" when operand == "len": return new(Opcode.LdWLen, 0, 0, 0);
            case "ldx" when operand == "len": return new(Opcode.LdxWLen, 0, 0, 0);
            case "ld" when operand[0] == 'M': return new(Opcode.LdMem, 0, 0, Cell(operand));
            case "ldx" when operand[0] == 'M': return new(Opcode.LdxMem, 0, 0, Cell(operand));
            case "ld" when operand[0] == '#': return new(Opcode.LdImm, 0, 0, Number(operand));
            case "ldx" when operand[0] == '#': return new(Opcode.LdxImm, 0, 0, Number(operand));
            case "ld": return new(Opcode.LdWAbs, 0, 0, Offset(operand, littleEndian));
        }

        (ushort k, ushort x) = s_operations[words[0]];
        return operand == "x" ? new(x, Jump(2), Jump(3), 0) : new(k, Jump(2), Jump(3), Number(operand));
    }

    private static uint Offset(string field, bool littleEndian) => field switch
    {
        "nr" => SeccompData.NrOffset,
        "arch" => SeccompData.ArchOffset,
        "ip.lo" => SeccompData.InstructionPointerOffset + (littleEndian ? 0u : 4u),
        "ip.hi" => SeccompData.InstructionPointerOffset + (littleEndian ? 4u : 0u),
        _ => SeccompData.ArgumentOffset(field[1] - '0', field.EndsWith(".hi", StringComparison.Ordinal), littleEndian),
    };

    private static uint Cell(string operand) => Number(operand[2..^1]);

    private static uint Action(string operand) => operand switch
    {
        "allow" => SyscallAction.Allow.ReturnValue,
        "kill" => SyscallAction.KillProcess.ReturnValue,
        "eperm" => SyscallAction.Errno(1).ReturnValue,
        "enosys" => SyscallAction.Errno(38).ReturnValue,
        _ => Number(operand),
    };

    private static uint Number(string operand)
    {
        string digits = operand.TrimStart('#');
        return digits.StartsWith("0x", StringComparison.Ordinal)
            ? uint.Parse(digits[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : uint.Parse(digits, CultureInfo.InvariantCulture);
    }
}
