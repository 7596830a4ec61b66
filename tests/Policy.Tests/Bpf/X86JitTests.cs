using System;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using Xunit;
using static SeccompSharp.Policies.Tests.Bpf.Programs;

namespace SeccompSharp.Policies.Tests.Bpf;

/// <summary>The passes of a JIT compiler that nobody can ask: <c>bench/Kernel --jit</c> shows that these cost time in a kernel.</summary>
public sealed class X86JitTests
{
    [Theory]
    [InlineData(1, 4)] // 9 bytes a test with a short jump, 13 with a long one
    [InlineData(9, 4)] // 117 bytes even when all between is long: short in the second pass
    [InlineData(10, 9)] // 90 bytes when all is short: from the end, each pass makes a few more jumps short
    [InlineData(12, 15)]
    [InlineData(14, 6)] // 126 bytes: short only at the end of the row
    [InlineData(40, 6)]
    public void Jumps_that_are_short_only_once_others_are_take_passes(int skipped, int passes) =>
        Assert.Equal(passes, Run(Row(54, skipped)).Passes);

    [Fact]
    public void A_single_return_takes_a_pass_to_measure_one_to_see_that_nothing_changed_and_one_to_write() =>
        Assert.Equal(3, Run([Ret()]).Passes);

    [Fact]
    public void Late_jumps_are_those_that_get_short_after_the_second_pass()
    {
        Assert.Empty(Run(Row(54, 9)).Late);
        X86Jit jit = Run(Row(54, 10));
        Assert.NotEmpty(jit.Late);
        Assert.All(jit.Late, place => Assert.InRange(place, 3, 56));
    }

    [Fact]
    public void A_program_inside_a_longer_array_is_read_from_its_place()
    {
        Instruction[] row = Row(20, 3);
        var jit = new X86Jit();
        jit.Run(new ArraySegment<Instruction>([Ret(), Ret(), .. row, Ret()], 2, row.Length));
        Assert.Equal((Run(row).Instructions, Run(row).Passes), (jit.Instructions, jit.Passes));
    }

    /// <summary>Tests that each skip so many of the others, behind a return that is always taken.</summary>
    private static Instruction[] Row(int tests, int skipped) =>
    [
        Op(Opcode.LdWAbs),
        Jump(Opcode.JgeK, 0, 0, 1),
        Ret(),
        .. Enumerable.Range(1, tests).Select(i => Jump(Opcode.JgeK, 300, 0, (byte)Math.Min(skipped, tests - i))),
        Ret(),
    ];

    private static X86Jit Run(Instruction[] program)
    {
        var jit = new X86Jit();
        jit.Run(new ArraySegment<Instruction>(program));
        return jit;
    }
}
