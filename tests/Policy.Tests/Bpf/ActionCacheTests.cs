using SeccompSharp.Policies.Bpf;
using Xunit;
using static SeccompSharp.Policies.Tests.Bpf.Programs;

namespace SeccompSharp.Policies.Tests.Bpf;

public sealed class ActionCacheTests
{
    private const uint X86_64 = 0xc000_003e;

    [Fact]
    public void An_allow_behind_number_and_token_tests_is_cached()
    {
        Program program = Little(
            Op(Opcode.LdWAbs, 4), Jump(Opcode.JeqK, X86_64, 0, 6), Op(Opcode.LdWAbs), Op(Opcode.AndK, 0xfff),
            Jump(Opcode.JgeK, 10, 0, 3), Jump(Opcode.JsetK, 1, 2, 0), Jump(Opcode.JgtK, 99, 1, 0), Ret(), Ret(0));
        Assert.True(ActionCache.IsConstantAllow(program, X86_64, 10));
        Assert.False(ActionCache.IsConstantAllow(program, X86_64, 11));
        Assert.False(ActionCache.IsConstantAllow(program, X86_64, 100));
        Assert.False(ActionCache.IsConstantAllow(program, 0x4000_0003, 10));
    }

    [Fact]
    public void Only_the_path_of_the_number_counts()
    {
        Program program = Little(
            Op(Opcode.LdWAbs), Jump(Opcode.JeqK, 41, 0, 1), Op(Opcode.LdWAbs, 16), Ret());
        Assert.True(ActionCache.IsConstantAllow(program, X86_64, 40));
        Assert.False(ActionCache.IsConstantAllow(program, X86_64, 41));
    }

    [Theory]
    [InlineData(0x7ffc_0000u)] // log
    [InlineData(0x7fff_0001u)] // allow with data
    [InlineData(0x0005_0000u)]
    public void Only_a_plain_allow_is_cached(uint value) =>
        Assert.False(ActionCache.IsConstantAllow(Little(Ret(value)), X86_64, 0));

    [Theory]
    [InlineData(Opcode.LdImm)]
    [InlineData(Opcode.Tax)]
    [InlineData(Opcode.AddK)]
    [InlineData(Opcode.OrK)]
    [InlineData(Opcode.JeqX)]
    [InlineData(Opcode.St)]
    public void Whatever_the_kernels_emulator_does_not_know_is_not_cached(ushort code) =>
        Assert.False(ActionCache.IsConstantAllow(Little(Op(code), Ret()), X86_64, 0));
}
