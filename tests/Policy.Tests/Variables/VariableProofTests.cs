using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Tests.Compilation;
using Xunit;

namespace SeccompSharp.Policies.Tests.Variables;

/// <summary>A slip in where or what a value is put is told, with a call and values for which it shows.</summary>
public sealed class VariableProofTests
{
    private static readonly BoundPolicy s_policy = Bound.Policy(
        SyscallAction.Errno(1),
        Bound.Allow(1, Bound.Any(Bound.Word(0, ComparisonOperator.Equal, 2), VariableProgramTests.Word("control"))),
        Bound.Allow(2, VariableProgramTests.Register("size", 2)),
        Bound.Allow(3, Bound.All(VariableProgramTests.Word("log", 1), Bound.Not(VariableProgramTests.Word("control", 3)))));

    public static TheoryData<string> Slips => [.. Mutants().Select(mutant => mutant.Slip)];

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_refuted_by_a_real_call(string slip)
    {
        Program mutant = Mutants().Single(candidate => candidate.Slip == slip).Program;
        ProofResult result = Equivalence.Prove(mutant, s_policy, CancellationToken.None);
        ProofResult.Refuted refuted = Assert.IsType<ProofResult.Refuted>(result);

        Dictionary<string, ulong> values = refuted.Values.ToDictionary(value => value.Name, value => value.Value);
        Assert.Equal(refuted.Actual, Interpreter.Run(mutant.WithValues(values), refuted.Call));
        Assert.Equal(refuted.Expected, PolicyEvaluator.Evaluate(s_policy.WithValues(values), refuted.Call));
        Assert.NotEqual(refuted.Expected.ReturnValue, refuted.Actual);
        Assert.Contains(", $control 0x", result.ToFinding(default)!.Message);
    }

    [Fact]
    public void A_program_that_is_right_for_one_value_only_is_not_the_policy()
    {
        Program program = VariableProgramTests.Proven(s_policy);
        Dictionary<string, ulong> values = new() { ["control"] = 5, ["log"] = 6, ["size"] = 7 };
        Program patched = program.WithValues(values);
        Assert.True(Equivalence.Prove(patched, s_policy.WithValues(values), CancellationToken.None).Holds);
        Assert.False(Equivalence.Prove(patched, s_policy, CancellationToken.None).Holds);
    }

    [Fact]
    public void A_patch_of_what_is_no_comparison_is_not_proven()
    {
        Program program = VariableProgramTests.Proven(s_policy);
        int load = program.Instructions.TakeWhile(instruction => instruction.Code != Opcode.LdWAbs).Count();
        foreach (int place in new[] { load, -1, program.Instructions.Count })
        {
            Program wrong = program with
            {
                Patches = program.Patches.Append(new Patch(place, "control", false)).ToImmutableEquatableArray(),
            };
            Assert.IsType<ProofResult.Undecided>(Equivalence.Prove(wrong, s_policy, CancellationToken.None));
        }
    }

    private static IEnumerable<(string Slip, Program Program)> Mutants()
    {
        Program program = VariableProgramTests.Proven(s_policy);
        for (int i = 0; i < program.Patches.Count; i++)
        {
            Patch patch = program.Patches[i];
            string name = $"{patch.Instruction} {Disassembler.Text(program, patch.Instruction)}";
            yield return (name + ": other half", With(program, i, patch with { IsHigh = !patch.IsHigh }));
            foreach (string other in new[] { "control", "log", "size" }.Where(other => other != patch.Variable))
                yield return ($"{name}: {other}", With(program, i, patch with { Variable = other }));
            yield return (name + ": forgotten", With(program, i));
            for (int pc = 0; pc < program.Instructions.Count; pc++)
            {
                if (program.Instructions[pc].Code == Opcode.JeqK && program.PatchAt(pc) is null)
                    yield return ($"{name}: put into {pc}", With(program, i, patch with { Instruction = pc }));
            }
        }

        foreach ((int pc, int offset) in program.Instructions.Select((instruction, pc) => (instruction, pc))
            .Where(at => at.instruction.Code == Opcode.LdWAbs && at.instruction.K >= 16)
            .SelectMany(at => new[] { (at.pc, 4), (at.pc, 8) }))
        {
            Instruction[] instructions = [.. program.Instructions];
            instructions[pc] = instructions[pc] with { K = instructions[pc].K ^ (uint)offset };
            yield return ($"{pc}: loads another word, by {offset}", program with { Instructions = instructions.ToImmutableEquatableArray() });
        }
    }

    private static Program With(Program program, int patch, params Patch[] instead) => program with
    {
        Patches = program.Patches.Where((_, i) => i != patch).Concat(instead).ToImmutableEquatableArray(),
    };
}
