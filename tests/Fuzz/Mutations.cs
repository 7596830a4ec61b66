using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Fuzz;

/// <summary>The slips that a compiler could make in one instruction.</summary>
public static class Mutations
{
    /// <summary>A program with one slip, and what the slip is.</summary>
    public readonly record struct Mutant(string Slip, Program Program);

    /// <summary>Every mutant, in the order of the program; among them such that behave no differently.</summary>
    public static IEnumerable<Mutant> Of(Program program)
    {
        for (int pc = 0; pc < program.Instructions.Count; pc++)
        {
            Instruction original = program.Instructions[pc];
            foreach ((string slip, Instruction changed) in Of(original))
            {
                if (changed != original)
                    yield return new Mutant($"{pc}: {slip}", With(program, pc, [changed]));
            }

            yield return new Mutant($"{pc}: dropped", With(program, pc, []));
            yield return new Mutant($"{pc}: skipped", With(program, pc, [new Instruction(Opcode.Ja, 0, 0, 0)]));
        }
    }

    private static IEnumerable<(string Slip, Instruction Changed)> Of(Instruction instruction)
    {
        if (instruction.Code == Opcode.LdWAbs)
        {
            yield return ("the other half", instruction with { K = instruction.K ^ 4 });
            yield return ("the next argument", instruction with { K = instruction.K + 8 });
            yield return ("the argument before", instruction with { K = instruction.K - 8 });
            yield break;
        }

        yield return ("k + 1", instruction with { K = instruction.K + 1 });
        yield return ("k - 1", instruction with { K = instruction.K - 1 });
        if (IsConditionalJump(instruction.Code))
        {
            yield return ("jt + 1", instruction with { JumpTrue = (byte)(instruction.JumpTrue + 1) });
            yield return ("jt - 1", instruction with { JumpTrue = (byte)(instruction.JumpTrue - 1) });
            yield return ("jf + 1", instruction with { JumpFalse = (byte)(instruction.JumpFalse + 1) });
            yield return ("jf - 1", instruction with { JumpFalse = (byte)(instruction.JumpFalse - 1) });
            yield return ("jt and jf swapped", instruction with
            {
                JumpTrue = instruction.JumpFalse, JumpFalse = instruction.JumpTrue,
            });
            foreach (ushort code in new[] { Opcode.JeqK, Opcode.JgtK, Opcode.JgeK, Opcode.JsetK })
                yield return ("another test", instruction with { Code = code });
        }
    }

    private static bool IsConditionalJump(ushort code) =>
        code is Opcode.JeqK or Opcode.JgtK or Opcode.JgeK or Opcode.JsetK;

    private static Program With(Program program, int pc, Instruction[] instead) => program with
    {
        Instructions = program.Instructions.Take(pc).Concat(instead).Concat(program.Instructions.Skip(pc + 1))
            .ToImmutableEquatableArray(),
    };
}
