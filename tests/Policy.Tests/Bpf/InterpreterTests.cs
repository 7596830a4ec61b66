using System;
using SeccompSharp.Policies.Bpf;
using Xunit;
using static SeccompSharp.Policies.Tests.Bpf.Programs;

namespace SeccompSharp.Policies.Tests.Bpf;

public sealed class InterpreterTests
{
    private static readonly SeccompData s_call = new(
        41, 0xc000_003e, [0x1111_2222_3333_4444, 1, 2, 3, 4, 0xaaaa_bbbb_cccc_dddd], 0x0102_0304_0506_0708);

    [Theory]
    [InlineData(0u, 41u)]
    [InlineData(4u, 0xc000_003eu)]
    [InlineData(8u, 0x0506_0708u)]
    [InlineData(12u, 0x0102_0304u)]
    [InlineData(16u, 0x3333_4444u)]
    [InlineData(20u, 0x1111_2222u)]
    [InlineData(56u, 0xcccc_ddddu)]
    [InlineData(60u, 0xaaaa_bbbbu)]
    public void A_little_endian_machine_has_the_low_word_first(uint offset, uint expected) =>
        Assert.Equal(expected, Interpreter.Run(Little(Op(Opcode.LdWAbs, offset), Op(Opcode.RetA)), s_call));

    [Theory]
    [InlineData(0u, 41u)]
    [InlineData(4u, 0xc000_003eu)]
    [InlineData(8u, 0x0102_0304u)]
    [InlineData(12u, 0x0506_0708u)]
    [InlineData(16u, 0x1111_2222u)]
    [InlineData(20u, 0x3333_4444u)]
    [InlineData(60u, 0xcccc_ddddu)]
    public void A_big_endian_machine_has_the_high_word_first(uint offset, uint expected) =>
        Assert.Equal(expected, Interpreter.Run(Big(Op(Opcode.LdWAbs, offset), Op(Opcode.RetA)), s_call));

    [Theory]
    [InlineData(Opcode.AddK, 0xffff_fff0u, 0x20u, 0x10u)]
    [InlineData(Opcode.SubK, 1u, 2u, 0xffff_ffffu)]
    [InlineData(Opcode.MulK, 0x1_0001u, 0x1_0000u, 0x1_0000u)]
    [InlineData(Opcode.DivK, 7u, 2u, 3u)]
    [InlineData(Opcode.AndK, 6u, 3u, 2u)]
    [InlineData(Opcode.OrK, 6u, 3u, 7u)]
    [InlineData(Opcode.XorK, 6u, 3u, 5u)]
    [InlineData(Opcode.LshK, 3u, 31u, 0x8000_0000u)]
    [InlineData(Opcode.RshK, 0x8000_0000u, 31u, 1u)]
    [InlineData(Opcode.Neg, 1u, 0u, 0xffff_ffffu)]
    public void Arithmetic_is_modulo_two_to_the_32(ushort code, uint a, uint k, uint expected) =>
        Assert.Equal(expected, Interpreter.Run(Little(Op(Opcode.LdImm, a), Op(code, k), Op(Opcode.RetA)), s_call));

    [Theory]
    [InlineData(Opcode.AddX, 5u, 3u, 8u)]
    [InlineData(Opcode.SubX, 5u, 3u, 2u)]
    [InlineData(Opcode.MulX, 5u, 3u, 15u)]
    [InlineData(Opcode.DivX, 7u, 3u, 2u)]
    [InlineData(Opcode.DivX, 7u, 0u, 0u)]
    [InlineData(Opcode.AndX, 6u, 3u, 2u)]
    [InlineData(Opcode.OrX, 6u, 3u, 7u)]
    [InlineData(Opcode.XorX, 6u, 3u, 5u)]
    [InlineData(Opcode.LshX, 1u, 33u, 2u)]
    [InlineData(Opcode.RshX, 4u, 33u, 2u)]
    public void The_second_operand_may_be_the_index_register(ushort code, uint a, uint x, uint expected) => Assert.Equal(
        expected, Interpreter.Run(Little(Op(Opcode.LdImm, a), Op(Opcode.LdxImm, x), Op(code), Op(Opcode.RetA)), s_call));

    [Fact]
    public void Division_by_a_zero_register_ends_the_program_with_zero() => Assert.Equal(
        0u, Interpreter.Run(Little(Op(Opcode.LdImm, 7), Op(Opcode.DivX), Ret()), s_call));

    [Theory]
    [InlineData(Opcode.JeqK, 5u, 5u, true)]
    [InlineData(Opcode.JeqK, 5u, 4u, false)]
    [InlineData(Opcode.JgtK, 0x8000_0000u, 0x7fff_ffffu, true)]
    [InlineData(Opcode.JgtK, 5u, 5u, false)]
    [InlineData(Opcode.JgeK, 5u, 5u, true)]
    [InlineData(Opcode.JgeK, 4u, 5u, false)]
    [InlineData(Opcode.JsetK, 6u, 2u, true)]
    [InlineData(Opcode.JsetK, 6u, 1u, false)]
    public void Tests_are_unsigned(ushort code, uint a, uint k, bool holds) => Assert.Equal(
        holds ? 1u : 2u, Interpreter.Run(Little(Op(Opcode.LdImm, a), Jump(code, k, 0, 1), Ret(1), Ret(2)), s_call));

    [Fact]
    public void Registers_move_through_scratch()
    {
        Program program = Little(
            Op(Opcode.LdImm, 9), Op(Opcode.St, 15), Op(Opcode.LdxMem, 15), Op(Opcode.Stx, 0), Op(Opcode.LdImm, 0),
            Op(Opcode.LdMem, 0), Op(Opcode.Tax), Op(Opcode.LdImm, 1), Op(Opcode.Txa), Op(Opcode.RetA));
        Assert.Equal(9u, Interpreter.Run(program, s_call));
    }

    [Fact]
    public void The_length_is_that_of_seccomp_data() => Assert.Equal(
        64u, Interpreter.Run(Little(Op(Opcode.LdWLen), Op(Opcode.RetA)), s_call));

    [Fact]
    public void Steps_count_the_return()
    {
        Interpreter.Run(Little(Op(Opcode.Ja, 1), Ret(1), Ret(2)), s_call, out int steps);
        Assert.Equal(2, steps);
    }

    [Fact]
    public void A_program_that_the_kernel_refuses_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Interpreter.Run(Little(Op(Opcode.LdImm)), s_call));
        Assert.Throws<ArgumentException>(() => Interpreter.Run(Little(Op(0xffff), Ret()), s_call));
    }
}
