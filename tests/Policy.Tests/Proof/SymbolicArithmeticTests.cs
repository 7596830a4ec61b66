using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Model.ComparisonOperator;
using static SeccompSharp.Policies.Tests.Compilation.Bound;
using static SeccompSharp.Policies.Tests.Proof.BoundPolicies;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>
/// Every operation of the machine, each in a program that tests <c>a0</c> by it and a condition that says the same
/// without it; and a neighbour that says something else.
/// </summary>
public sealed class SymbolicArithmeticTests
{
    [Theory]
    [InlineData("add #5 | jeq #12, yes", 7u, 7u)]
    [InlineData("sub #5 | jge #0xfffffffb, yes", 0u, 4u)]
    [InlineData("neg | jeq #0xfffffff9, yes", 7u, 7u)]
    [InlineData("xor #0x80000000 | jge #0x80000000, _, no | jgt #0x8000000a, no, yes", 0u, 10u)]
    [InlineData("rsh #4 | jeq #3, yes", 0x30u, 0x3fu)]
    [InlineData("div #10 | jeq #3, yes", 30u, 39u)]
    [InlineData("jgt #99, no | mul #5 | jge #35, _, no | jgt #40, no, yes", 7u, 8u)]
    [InlineData("jgt #99, no | lsh #28 | rsh #28 | jeq #0, no | jgt #15, yes | st M[1] | ld a0.lo | jgt #15, no | ld M[1] | jgt #9, no, yes", 1u, 9u)]
    [InlineData("or #0x3 | jeq #0xb, yes", 8u, 11u)]
    [InlineData("tax | ld #12 | sub x | jgt #12, no | jge #7, yes", 0u, 5u)]
    [InlineData("ldx #3 | rsh x | jeq #1, yes", 8u, 15u)]
    [InlineData("ldx #30 | lsh x | jset #0x40000000, no | ld a0.lo | jgt #1, no | jeq #0, yes", 0u, 0u)]
    [InlineData("tax | jeq x, _, no | txa | stx M[15] | ldx M[15] | txa | jgt #2, no, yes", 0u, 2u)]
    [InlineData("tax | ld #20 | jgt x, _, no | txa | jge x, yes, no", 0u, 19u)]
    [InlineData("tax | ld len | jge x, yes", 0u, 64u)]
    [InlineData("ldx len | jgt x, no, yes", 0u, 64u)]
    [InlineData("tax | ld #7 | jset x, _, no | ld a0.lo | jgt #7, no, yes", 1u, 7u)]
    [InlineData("ldx #0xff | and x | st M[0] | ld a0.lo | jgt #0xff, no | ld M[0] | jgt #2, no, yes", 0u, 2u)]
    [InlineData("jgt #0xff, no | jeq #0, no | tax | ld #100 | div x | jeq #4, yes", 21u, 25u)]
    [InlineData("jgt #0xf, no | tax | mul x | jgt #24, no | jge #9, yes", 3u, 4u)]
    [InlineData("ldx #0x10 | add x | jge #0x20, _, no | jgt #0x2f, no, yes", 0x10u, 0x1fu)]
    [InlineData("ldx #0x10 | xor x | jgt #0x1f, no | jge #0x10, yes", 0u, 0xfu)]
    [InlineData("ldx #0xf | or x | jeq #0x1f, yes", 0x10u, 0x1fu)]
    [InlineData("ldx #2 | mul x | jgt #20, no | jset #0x1, no | ld a0.lo | jgt #10, no, yes", 0u, 10u)]
    public void An_operation_means_what_the_machine_does(string listing, uint first, uint last)
    {
        Assert.Equal(new ProofResult.Proven(), Prove(listing, first, last));
        Assert.IsType<ProofResult.Refuted>(Prove(listing, first, last + 1));
        Assert.IsType<ProofResult.Refuted>(Prove(listing, first + 1, last));
    }

    [Fact]
    public void Division_by_zero_ends_in_killing_the_thread()
    {
        BoundPolicy policy = Of(On(
            Abi.AArch64,
            new BoundRule(1, Word(0, Equal, 0, mask: 0xff), SyscallAction.KillThread, FromGroup: false),
            Allow(1)));
        Assert.Equal(new ProofResult.Proven(), Prove(policy, "and #0xff | tax | ld #9 | div x | ja yes"));
    }

    [Fact]
    public void A_shift_that_may_go_too_far_is_undecided() => Assert.IsType<ProofResult.Undecided>(
        Prove("tax | ld #1 | lsh x | jeq #2, yes", 1, 1));

    [Fact]
    public void A_computed_return_value_is_compared_bit_by_bit()
    {
        BoundPolicy policy = Of() with { ForeignAbiAction = SyscallAction.Errno(5) };
        ProofResult Prove(string listing) =>
            Equivalence.Prove(Listing.Read(listing), policy, CancellationToken.None);
        Assert.Equal(new ProofResult.Proven(), Prove("ld a3.hi\nand #0\nor #0x50005\nret a"));
        ProofResult.Refuted refuted = Assert.IsType<ProofResult.Refuted>(Prove("ld nr\nand #4\nor #0x50001\nret a"));
        Assert.Equal(0x50001u, refuted.Actual);
        Assert.IsType<ProofResult.Refuted>(Prove("ld nr\nor #0x50001\nret a"));
    }

    private static ProofResult Prove(string listing, uint first, uint last) => Prove(
        Of(On(Abi.AArch64, Allow(1, All(Word(0, GreaterOrEqual, first), Word(0, LessOrEqual, last))))), listing);

    private static ProofResult Prove(BoundPolicy policy, string listing) => Equivalence.Prove(
        Listing.Read($"""
            ld arch
            jeq #0xc00000b7, _, kill
            ld nr
            jeq #1, _, no
            ld a0.lo
            {listing.Replace(" | ", "\n")}
            no:
            ret eperm
            yes:
            ret allow
            kill:
            ret kill
            """),
        policy,
        CancellationToken.None);
}
