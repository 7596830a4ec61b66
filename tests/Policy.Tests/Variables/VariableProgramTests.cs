using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Compilation;
using Xunit;

namespace SeccompSharp.Policies.Tests.Variables;

/// <summary>Programs whose constants are known only at installation.</summary>
public sealed class VariableProgramTests
{
    private static readonly Dictionary<string, ulong> s_values = new()
    {
        ["control"] = 7, ["log"] = 9, ["size"] = 0x1_0000_0002,
    };

    [Fact]
    public void A_word_is_compared_in_one_instruction_whose_place_is_known()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1), Bound.Allow(1, Word("control")));
        Program program = Proven(policy);
        Patch patch = Assert.Single(program.Patches);
        Assert.Equal(("control", false), (patch.Variable, patch.IsHigh));
        Assert.StartsWith("jeq $control, ", Disassembler.Text(program, patch.Instruction));
        Assert.Equal(SyscallAction.Allow.ReturnValue, Interpreter.Run(program.WithValues(s_values), Call(1, 7)));
        Assert.Equal(SyscallAction.Errno(1).ReturnValue, Interpreter.Run(program.WithValues(s_values), Call(1, 8)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_register_is_compared_by_halves_on_machines_of_either_byte_order(bool littleEndian)
    {
        Abi abi = littleEndian ? Abi.AArch64 : Abi.S390x;
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1)).For(Bound.Covers(abi, Bound.Allow(1, Register("size"))));
        Program program = Proven(policy);
        Assert.Equal([false, true], program.Patches.Select(patch => patch.IsHigh).Order());
        Program patched = program.WithValues(s_values);
        Assert.Empty(patched.Patches);
        Assert.Equal(SyscallAction.Allow.ReturnValue, Interpreter.Run(patched, Call(1, 0x1_0000_0002, abi)));
        foreach (ulong other in new ulong[] { 2, 0x1_0000_0000, 0x2_0000_0001, 0x1_0000_0003 })
            Assert.Equal(SyscallAction.Errno(1).ReturnValue, Interpreter.Run(patched, Call(1, other, abi)));
    }

    [Fact]
    public void Bits_under_a_mask_are_compared_and_bits_of_the_value_beyond_it_never_match()
    {
        BoundCondition masked = new BoundCondition.VariableTest(0, ArgumentWidth.Word, 3, "control", false);
        Program program = Proven(Bound.Policy(SyscallAction.Errno(1), Bound.Allow(1, masked)));
        Assert.Equal(
            SyscallAction.Allow.ReturnValue,
            Interpreter.Run(program.WithValues(new Dictionary<string, ulong> { ["control"] = 2 }), Call(1, 0xfe)));
        Assert.Equal(
            SyscallAction.Errno(1).ReturnValue,
            Interpreter.Run(program.WithValues(new Dictionary<string, ulong> { ["control"] = 6 }), Call(1, 0xfe)));
    }

    [Fact]
    public void Constants_and_variables_about_one_argument_load_it_once()
    {
        BoundCondition set = Bound.Any(Bound.Word(0, ComparisonOperator.Equal, 1), Word("control"), Word("log"));
        Program program = Proven(Bound.Policy(SyscallAction.Errno(1), Bound.Allow(1, set)));
        Assert.Equal(["control", "log"], program.Patches.Select(patch => patch.Variable).Order());
        Assert.Single(program.Instructions, instruction =>
            instruction.Code == Opcode.LdWAbs && instruction.K == SeccompData.ArgumentOffset(0, high: false, littleEndian: true));
    }

    [Fact]
    public void Two_variables_may_have_the_same_value()
    {
        BoundPolicy policy = Bound.Policy(
            SyscallAction.Errno(1),
            Bound.Allow(1, Bound.All(Word("control"), Bound.Not(Word("log")))),
            Bound.On(1, SyscallAction.Errno(5), Bound.All(Word("control"), Word("log"))));
        Program program = Proven(policy);
        Dictionary<string, ulong> same = new() { ["control"] = 7, ["log"] = 7 };
        Assert.Equal(SyscallAction.Errno(5).ReturnValue, Interpreter.Run(program.WithValues(same), Call(1, 7)));
        Assert.Equal(SyscallAction.Allow.ReturnValue, Interpreter.Run(program.WithValues(s_values), Call(1, 7)));
    }

    [Fact]
    public void A_test_that_is_repeated_for_jumps_to_reach_it_is_patched_everywhere()
    {
        // So many different tails that some test stands farther from its predecessors than a jump reaches.
        BoundRule[] rules =
        [
            .. Enumerable.Range(0, 300).SelectMany(number => new[]
            {
                Bound.Allow((uint)number, Bound.All(Bound.Word(1, ComparisonOperator.Equal, (uint)number + 10), Word("control"))),
                Bound.On((uint)number, SyscallAction.Errno((ushort)(number + 2)), Bound.Word(2, ComparisonOperator.Equal, 3)),
            }),
        ];
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1), rules);
        Program program = Proven(policy);
        Assert.Equal(program.Patches.Select(patch => patch.Instruction).Order(), program.Patches.Select(patch => patch.Instruction));
        Assert.All(program.Patches, patch => Assert.Equal(Opcode.JeqK, program.Instructions[patch.Instruction].Code));
        Program patched = program.WithValues(s_values);
        for (uint number = 0; number < 300; number++)
        {
            foreach (ulong first in new ulong[] { 0, 7 })
                patched.AssertAgrees(policy.WithValues(s_values), new SeccompData(number, Abi.X86_64.AuditArch, [first, number + 10, 3, 0, 0, 0]));
        }
    }

    [Fact]
    public void Parameters_are_in_order_of_name_and_as_narrow_as_the_narrowest_argument()
    {
        BoundPolicy wide = Bound.Policy(
            SyscallAction.Errno(1), Bound.Allow(1, Register("b")), Bound.Allow(2, Register("C")), Bound.Allow(3, Word("a", isSigned: true)));
        BoundPolicy narrow = Bound.Policy(SyscallAction.Errno(1), Bound.Allow(1, Bound.Not(Word("b"))));
        Assert.Equal(
            [new InstallVariable("C", 64, false), new InstallVariable("a", 32, true), new InstallVariable("b", 32, false)],
            InstallVariable.Of([wide, narrow]));
    }

    internal static BoundCondition Word(string variable, int index = 0, bool isSigned = false) =>
        new BoundCondition.VariableTest(index, ArgumentWidth.Word, uint.MaxValue, variable, isSigned);

    internal static BoundCondition Register(string variable, int index = 0) =>
        new BoundCondition.VariableTest(index, ArgumentWidth.Register, ulong.MaxValue, variable, false);

    internal static Program Proven(BoundPolicy policy)
    {
        Program program = policy.Compile();
        Assert.Null(KernelCheck.Reject(program));
        Assert.Equal(new ProofResult.Proven(), Equivalence.Prove(program, policy, CancellationToken.None));
        return program;
    }

    private static SeccompData Call(uint number, ulong first, Abi? abi = null) =>
        new(number, (abi ?? Abi.X86_64).AuditArch, [first, 0, 0, 0, 0, 0]);
}
