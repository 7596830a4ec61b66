using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Bpf;

public sealed class ProgramPathsTests
{
    private const uint X86_64 = 0xc000_003e;

    // Number 1 is allowed when the low word of its first argument is 2, number 0 always; the rest is killed.
    private static readonly Program s_program = new(
        ImmutableEquatableArray.Of<Instruction>(
            new(Opcode.LdWAbs, 0, 0, SeccompData.NrOffset),
            new(Opcode.JeqK, 4, 0, 0),
            new(Opcode.JeqK, 0, 2, 1),
            new(Opcode.LdWAbs, 0, 0, SeccompData.ArgumentOffset(0, high: false, littleEndian: true)),
            new(Opcode.JeqK, 1, 0, 2),
            new(Opcode.RetK, 0, 0, SyscallAction.KillProcess.ReturnValue),
            new(Opcode.RetK, 0, 0, SyscallAction.Allow.ReturnValue)),
        IsLittleEndian: true);

    [Fact]
    public void The_longest_path_counts_every_instruction_that_one_call_can_run() =>
        Assert.Equal(6, ProgramPaths.Longest(s_program));

    [Theory]
    [InlineData(0u, new uint[] { 0x7fff_0000 })]
    [InlineData(1u, new uint[] { 0x7fff_0000, 0x8000_0000 })]
    [InlineData(2u, new uint[] { 0x8000_0000 })]
    public void Returns_are_those_that_arguments_can_lead_to(uint nr, uint[] expected) =>
        Assert.Equal(expected, ProgramPaths.Of(s_program, X86_64, nr, CancellationToken.None).Returns);

    [Theory]
    [InlineData(0u, 3)]
    [InlineData(1u, 6)]
    [InlineData(2u, 4)]
    public void The_longest_path_of_a_number_counts_what_its_calls_can_run(uint nr, int expected) =>
        Assert.Equal(expected, ProgramPaths.Of(s_program, X86_64, nr, CancellationToken.None).Longest);
}
