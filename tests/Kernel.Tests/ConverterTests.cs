using System;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>
/// The running kernel's converter makes as many instructions of a program as <see cref="X86Jit"/> counts. It tells by how many
/// filters it takes: all of a thread, converted, have room for 32,768 instructions, and each costs 4 more (kernel/seccomp.c,
/// seccomp_attach_filter).
/// </summary>
public sealed class ConverterTests
{
    private const int Room = 32_768;
    private const int Penalty = 4;
    private const uint Allow = 0x7fff_0000;

    [UnfilteredX64LinuxTheory]
    [InlineData(Opcode.JgeK, 0, 1, 300u)] // one branch jumps
    [InlineData(Opcode.JgeK, 1, 0, 300u)]
    [InlineData(Opcode.JeqK, 0, 0, 300u)]
    [InlineData(Opcode.JgtK, 1, 2, 300u)] // both do
    [InlineData(Opcode.JsetK, 1, 0, 300u)]
    [InlineData(Opcode.JsetK, 0, 1, 300u)] // bits have no opposite test
    [InlineData(Opcode.JeqK, 0, 1, 0x8000_0000u)] // a constant that is negative as the converter sees it
    [InlineData(Opcode.JsetK, 2, 1, 0xffff_ffffu)]
    [InlineData(Opcode.AndK, 0, 0, 0xffu)]
    [InlineData(Opcode.LdWAbs, 0, 0, 16u)]
    [InlineData(Opcode.RetK, 0, 0, 0u)]
    [InlineData(Opcode.Ja, 0, 0, 1u)]
    public void Instructions_are_counted_as_the_kernel_counts_them(ushort code, byte jumpTrue, byte jumpFalse, uint k)
    {
        Instruction[] program =
        [
            new(Opcode.LdWAbs, 0, 0, 0),
            new(Opcode.JgeK, 0, 1, 0), // always
            new(Opcode.RetK, 0, 0, Allow),
            .. Enumerable.Repeat(new Instruction(code, jumpTrue, jumpFalse, k), 70),
            new(Opcode.RetK, 0, 0, Allow),
            new(Opcode.RetK, 0, 0, 0),
            new(Opcode.RetK, 0, 0, 0),
        ];
        var jit = new X86Jit();
        jit.Run(new ArraySegment<Instruction>(program));

        ChildRun child = ChildRun.OfPrograms("fill", new Program(program.ToImmutableEquatableArray(), IsLittleEndian: true));
        Assert.True(child.Reported("end"), child.ToString());
        Assert.Contains("ENOMEM", child["message"], StringComparison.Ordinal);
        int count = int.Parse(child["count"], CultureInfo.InvariantCulture);
        Assert.Equal(1 + ((Room - jit.Instructions) / (jit.Instructions + Penalty)), count);
        Assert.NotEqual(1 + ((Room - jit.Instructions - 1) / (jit.Instructions + 1 + Penalty)), count);
    }
}
