using System.Linq;
using SeccompSharp.Policies.Bpf;
using Xunit;
using static SeccompSharp.Policies.Tests.Bpf.Programs;

namespace SeccompSharp.Policies.Tests.Bpf;

public sealed class KernelCheckTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4097)]
    public void Length_is_from_1_to_4096(int length) =>
        Assert.Contains("1 to 4096", KernelCheck.Reject(Little([.. Enumerable.Repeat(Ret(), length)])));

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public void The_shortest_and_the_longest_program_are_taken(int length) =>
        Assert.Null(KernelCheck.Reject(Little([.. Enumerable.Repeat(Ret(), length)])));

    [Fact]
    public void The_last_instruction_returns()
    {
        Assert.NotNull(KernelCheck.Reject(Little(Ret(), Op(Opcode.LdImm))));
        Assert.Null(KernelCheck.Reject(Little(Op(Opcode.LdImm), Op(Opcode.RetA))));
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData(60u, true)]
    [InlineData(64u, false)]
    [InlineData(2u, false)]
    [InlineData(0xffff_f000u, false)]
    public void Loads_are_of_aligned_words_inside_seccomp_data(uint offset, bool taken) =>
        Assert.Equal(taken, KernelCheck.Reject(Little(Op(Opcode.LdWAbs, offset), Ret())) is null);

    [Theory]
    [InlineData(Opcode.LdWLen)]
    [InlineData(Opcode.LdxWLen)]
    [InlineData(Opcode.LdImm)]
    [InlineData(Opcode.LdxImm)]
    [InlineData(Opcode.Tax)]
    [InlineData(Opcode.Txa)]
    [InlineData(Opcode.AddK)]
    [InlineData(Opcode.AddX)]
    [InlineData(Opcode.SubK)]
    [InlineData(Opcode.SubX)]
    [InlineData(Opcode.MulK)]
    [InlineData(Opcode.MulX)]
    [InlineData(Opcode.DivX)]
    [InlineData(Opcode.AndK)]
    [InlineData(Opcode.AndX)]
    [InlineData(Opcode.OrK)]
    [InlineData(Opcode.OrX)]
    [InlineData(Opcode.XorK)]
    [InlineData(Opcode.XorX)]
    [InlineData(Opcode.LshX)]
    [InlineData(Opcode.RshX)]
    [InlineData(Opcode.Neg)]
    [InlineData(Opcode.St)]
    [InlineData(Opcode.Stx)]
    public void Every_operation_of_the_allowed_set_is_taken(ushort code) =>
        Assert.Null(KernelCheck.Reject(Little(Op(code), Ret())));

    [Theory]
    [InlineData(0x94)] // mod k
    [InlineData(0x9c)] // mod x
    [InlineData(0x28)] // ld half
    [InlineData(0x30)] // ld byte
    [InlineData(0x40)] // ld indirect
    [InlineData(0xb1)] // ldx msh
    [InlineData(0x21)] // ldx abs
    [InlineData(0x0e)] // ret x
    [InlineData(0xffff)]
    public void Every_other_operation_is_refused(int code) =>
        Assert.Contains("not for seccomp", KernelCheck.Reject(Little(Op((ushort)code), Ret())));

    [Theory]
    [InlineData(Opcode.DivK, 0u, false)]
    [InlineData(Opcode.DivK, 1u, true)]
    [InlineData(Opcode.LshK, 31u, true)]
    [InlineData(Opcode.LshK, 32u, false)]
    [InlineData(Opcode.RshK, 31u, true)]
    [InlineData(Opcode.RshK, 32u, false)]
    [InlineData(Opcode.St, 15u, true)]
    [InlineData(Opcode.St, 16u, false)]
    [InlineData(Opcode.Stx, 16u, false)]
    public void Constants_are_in_range(ushort code, uint k, bool taken) =>
        Assert.Equal(taken, KernelCheck.Reject(Little(Op(code, k), Ret())) is null);

    [Theory]
    [InlineData(0u, true)]
    [InlineData(1u, false)]
    [InlineData(uint.MaxValue, false)]
    public void A_jump_stays_inside(uint distance, bool taken) =>
        Assert.Equal(taken, KernelCheck.Reject(Little(Op(Opcode.Ja, distance), Ret())) is null);

    [Theory]
    [InlineData(Opcode.JeqK)]
    [InlineData(Opcode.JeqX)]
    [InlineData(Opcode.JgtK)]
    [InlineData(Opcode.JgtX)]
    [InlineData(Opcode.JgeK)]
    [InlineData(Opcode.JgeX)]
    [InlineData(Opcode.JsetK)]
    [InlineData(Opcode.JsetX)]
    public void Both_ways_of_a_test_stay_inside(ushort code)
    {
        Assert.Null(KernelCheck.Reject(Little(Jump(code, 0, 1, 0), Ret(), Ret())));
        Assert.NotNull(KernelCheck.Reject(Little(Jump(code, 0, 2, 0), Ret(), Ret())));
        Assert.NotNull(KernelCheck.Reject(Little(Jump(code, 0, 0, 2), Ret(), Ret())));
    }

    [Fact]
    public void Scratch_is_stored_before_it_is_loaded_on_every_path()
    {
        Assert.Null(KernelCheck.Reject(Little(Op(Opcode.St, 3), Op(Opcode.LdMem, 3), Ret())));
        Assert.NotNull(KernelCheck.Reject(Little(Op(Opcode.LdMem, 3), Ret())));
        Assert.NotNull(KernelCheck.Reject(Little(Op(Opcode.LdxMem, 3), Ret())));
        Assert.NotNull(KernelCheck.Reject(
            Little(Jump(Opcode.JeqK, 1, 1, 0), Op(Opcode.St, 3), Op(Opcode.LdMem, 3), Ret())));
    }

    [Fact]
    public void Unreachable_code_and_unknown_actions_are_taken() =>
        Assert.Null(KernelCheck.Reject(Little(Ret(0x1234_5678), Op(Opcode.LdImm), Ret())));
}
