using System;
using System.Collections.Generic;
using System.Threading;

namespace SeccompSharp.Policies.Bpf;

/// <summary>What the paths of a program tell about it without running it.</summary>
/// <remarks>For programs that KernelCheck takes. Pure and thread-safe.</remarks>
public static class ProgramPaths
{
    /// <summary>How many instructions the longest path has: no call runs more.</summary>
    public static int Longest(Program program)
    {
        // Jumps only go forward, so what follows is known before.
        var lengths = new int[program.Instructions.Count];
        for (int pc = lengths.Length - 1; pc >= 0; pc--)
        {
            int rest = 0;
            foreach (int next in Successors(program.Instructions[pc], pc))
                rest = Math.Max(rest, lengths[next]);
            lengths[pc] = 1 + rest;
        }

        return lengths.Length == 0 ? 0 : lengths[0];
    }

    /// <summary>
    /// The values that the program may return for a call of this token and number, whatever its arguments; ascending.
    /// Arguments that exclude each other are not told apart, so a value may be among them that no call gets.
    /// </summary>
    public static IReadOnlyList<uint> Returns(Program program, uint arch, uint nr, CancellationToken cancellationToken)
    {
        var returns = new SortedSet<uint>();
        var seen = new HashSet<(int, uint?)>();
        var open = new Stack<(int Pc, uint? A)>();
        open.Push((0, 0));
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (int pc, uint? a) = open.Pop();
            if (!seen.Add((pc, a)))
                continue;
            Instruction instruction = program.Instructions[pc];
            if (instruction.Code == Opcode.RetK)
                returns.Add(instruction.K);
            else if (a is { } known && Test(instruction, known) is { } holds)
                open.Push((pc + 1 + (holds ? instruction.JumpTrue : instruction.JumpFalse), a));
            else
            {
                uint? after = After(instruction, a, arch, nr);
                foreach (int next in Successors(instruction, pc))
                    open.Push((next, after));
            }
        }

        return [.. returns];
    }

    private static bool? Test(Instruction instruction, uint a) => instruction.Code switch
    {
        Opcode.JeqK => a == instruction.K,
        Opcode.JgtK => a > instruction.K,
        Opcode.JgeK => a >= instruction.K,
        Opcode.JsetK => (a & instruction.K) != 0,
        _ => null,
    };

    /// <summary>What A holds after an instruction; null for what depends on more than token and number.</summary>
    private static uint? After(Instruction instruction, uint? a, uint arch, uint nr) => instruction.Code switch
    {
        Opcode.LdWAbs when instruction.K == SeccompData.NrOffset => nr,
        Opcode.LdWAbs when instruction.K == SeccompData.ArchOffset => arch,
        Opcode.AndK => a & instruction.K,
        Opcode.Ja or Opcode.JeqK or Opcode.JgtK or Opcode.JgeK or Opcode.JsetK
            or Opcode.JeqX or Opcode.JgtX or Opcode.JgeX or Opcode.JsetX => a,
        _ => null,
    };

    private static IEnumerable<int> Successors(Instruction instruction, int pc) => instruction.Code switch
    {
        Opcode.RetK or Opcode.RetA => [],
        Opcode.Ja => [pc + 1 + (int)instruction.K],
        Opcode.JeqK or Opcode.JgtK or Opcode.JgeK or Opcode.JsetK
            or Opcode.JeqX or Opcode.JgtX or Opcode.JgeX or Opcode.JsetX =>
            [pc + 1 + instruction.JumpTrue, pc + 1 + instruction.JumpFalse],
        _ => [pc + 1],
    };
}
