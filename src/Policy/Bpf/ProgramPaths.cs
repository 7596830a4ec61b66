using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Bpf;

/// <summary>What may become of the calls of one number.</summary>
/// <param name="Returns">The values that the program may return for them, ascending.</param>
/// <param name="Longest">How many instructions the longest path has.</param>
public sealed record NumberPaths(IReadOnlyList<uint> Returns, int Longest);

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

    /// <summary>What may become of a call of this token and number, whatever its arguments.</summary>
    /// <remarks>
    /// Arguments that exclude each other are not told apart: a value may be among the returns that no call gets, and a
    /// path the longest that no call takes.
    /// </remarks>
    public static NumberPaths Of(Program program, uint arch, uint nr, CancellationToken cancellationToken)
    {
        var returns = new SortedSet<uint>();
        var lengths = new Dictionary<(int Pc, uint? A), int>();
        var open = new Stack<(int Pc, uint? A)>();
        open.Push((0, 0));
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (int Pc, uint? A) state = open.Pop();
            if (lengths.ContainsKey(state))
                continue;
            int longest = 0;
            bool isKnown = true;
            foreach ((int Pc, uint? A) next in Next(program.Instructions[state.Pc], state.Pc, state.A, arch, nr))
            {
                if (lengths.TryGetValue(next, out int rest))
                {
                    longest = Math.Max(longest, rest);
                    continue;
                }

                if (isKnown)
                    open.Push(state);
                isKnown = false;
                open.Push(next);
            }

            if (!isKnown)
                continue;
            lengths.Add(state, 1 + longest);
            if (program.Instructions[state.Pc] is { Code: Opcode.RetK } end)
                returns.Add(end.K);
        }

        return new NumberPaths([.. returns], lengths[(0, 0)]);
    }

    private static IEnumerable<(int Pc, uint? A)> Next(Instruction instruction, int pc, uint? a, uint arch, uint nr)
    {
        if (a is { } known && Test(instruction, known) is { } holds)
            return [(pc + 1 + (holds ? instruction.JumpTrue : instruction.JumpFalse), a)];
        uint? after = After(instruction, a, arch, nr);
        return Successors(instruction, pc).Select(next => (next, after));
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
