using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Model.ComparisonOperator;
using static SeccompSharp.Policies.Tests.Compilation.Bound;
using static SeccompSharp.Policies.Tests.Proof.BoundPolicies;

namespace SeccompSharp.Policies.Tests.Proof;

public sealed class EquivalenceTests
{
    private static readonly BoundPolicy s_readAndWrite = Of(On(Abi.X86_64, Allow(0), Allow(1)));

    private static readonly BoundPolicy s_writeToStdout = Of(On(Abi.AArch64, Allow(64, Word(0, Equal, 1)), Allow(93)));

    [Fact]
    public void An_allowlist_written_by_hand_is_proven() => AssertProven(s_readAndWrite, """
        ld arch
        jeq #0xc000003e, _, kill
        ld nr
        jeq #0xffffffff, deny
        jset #0x40000000, kill
        jgt #1, deny
        ret allow
        deny: 
        ret eperm
        kill:
        ret kill
        """);

    [Fact]
    public void A_filter_that_does_not_ask_for_the_architecture_is_refuted()
    {
        ProofResult.Refuted refuted = AssertRefuted(s_readAndWrite, """
            ld nr
            jeq #0xffffffff, deny
            jset #0x40000000, kill
            jgt #1, deny
            ret allow
            deny:
            ret eperm
            kill:
            ret kill
            """);
        Assert.NotEqual(Abi.X86_64.AuditArch, refuted.Call.Arch);
        Assert.Equal(SyscallAction.KillProcess, refuted.Expected);
    }

    [Fact]
    public void A_filter_without_a_guard_against_x32_is_refuted()
    {
        ProofResult.Refuted refuted = AssertRefuted(s_readAndWrite, """
            ld arch
            jeq #0xc000003e, _, kill
            ld nr
            jgt #1, deny
            ret allow
            deny:
            ret eperm
            kill:
            ret kill
            """);
        Assert.NotEqual(0u, refuted.Call.Nr & Abi.X32Bit);
    }

    [Fact]
    public void A_guard_that_takes_a_skipped_call_for_x32_is_refuted()
    {
        ProofResult.Refuted refuted = AssertRefuted(s_readAndWrite, """
            ld arch
            jeq #0xc000003e, _, kill
            ld nr
            jset #0x40000000, kill
            jgt #1, deny
            ret allow
            deny:
            ret eperm
            kill:
            ret kill
            """);
        Assert.Equal(uint.MaxValue, refuted.Call.Nr);
    }

    [Fact]
    public void A_jump_that_skips_one_instruction_too_many_is_refuted() => AssertRefuted(s_writeToStdout, """
        ld arch
        jeq #0xc00000b7, _, kill
        ld nr
        jeq #93, allow
        jeq #64, wrong, deny
        ld a0.lo
        wrong:
        jeq #1, allow
        deny:
        ret eperm
        allow:
        ret allow
        kill:
        ret kill
        """);

    [Fact]
    public void A_number_test_that_meets_an_argument_in_the_accumulator_is_refuted()
    {
        ProofResult.Refuted refuted = AssertRefuted(s_writeToStdout, """
            ld arch
            jeq #0xc00000b7, _, kill
            ld nr
            jeq #64, _, next
            ld a0.lo
            jeq #1, allow
            next:
            jeq #93, allow
            ret eperm
            allow:
            ret allow
            kill:
            ret kill
            """);
        Assert.Equal(64u, refuted.Call.Nr);
        Assert.Equal(93u, (uint)refuted.Call.Args[0]);
    }

    [Fact]
    public void A_64_bit_comparison_that_leaves_out_the_high_word_is_refuted()
    {
        ProofResult.Refuted refuted = AssertRefuted(Of(On(Abi.AArch64, Allow(64, Register(2, Equal, 5)))), """
            ld arch
            jeq #0xc00000b7, _, kill
            ld nr
            jeq #64, _, deny
            ld a2.lo
            jeq #5, _, deny
            ret allow
            deny:
            ret eperm
            kill:
            ret kill
            """);
        Assert.Equal(5u, (uint)refuted.Call.Args[2]);
        Assert.NotEqual(0u, refuted.Call.Args[2] >> 32);
    }

    [Fact]
    public void A_32_bit_comparison_that_asks_for_the_high_word_is_refuted() => AssertRefuted(s_writeToStdout, """
        ld arch
        jeq #0xc00000b7, _, kill
        ld nr
        jeq #93, allow
        jeq #64, _, deny
        ld a0.hi
        jeq #0, _, deny
        ld a0.lo
        jeq #1, allow
        deny:
        ret eperm
        allow:
        ret allow
        kill:
        ret kill
        """);

    [Theory]
    [InlineData(true, 0xc000_0015u)]
    [InlineData(false, 0x8000_0016u)]
    public void Words_are_where_the_byte_order_puts_them(bool littleEndian, uint arch)
    {
        BoundPolicy policy = Of(On(littleEndian ? Abi.Ppc64Le : Abi.S390x, Allow(4, Register(1, Equal, 0x7_0000_0001))));
        string Compare(string first, string second) => $"""
            ld arch
            jeq #{arch}, _, kill
            ld nr
            jeq #4, _, deny
            ld {first}
            jeq #7, _, deny
            ld {second}
            jeq #1, _, deny
            ret allow
            deny:
            ret eperm
            kill:
            ret kill
            """;
        AssertProven(policy, Compare("a1.hi", "a1.lo"), littleEndian);
        AssertRefuted(policy, Compare("a1.lo", "a1.hi"), littleEndian);
    }

    [Fact]
    public void Every_bit_of_the_return_value_counts()
    {
        BoundPolicy denyAll = Of() with { ForeignAbiAction = SyscallAction.Errno(13) };
        AssertProven(denyAll, "ret #0x0005000d");
        Assert.Equal(0x0005_000cu, AssertRefuted(denyAll, "ret #0x0005000c").Actual);
        AssertRefuted(denyAll with { ForeignAbiAction = SyscallAction.Allow }, "ret #0x7fff0001");
    }

    [Fact]
    public void A_number_that_the_policy_does_not_know_must_get_the_action_for_unknown_ones()
    {
        BoundAbi abi = On(Abi.RiscV64, Allow(63)) with
        {
            Unknown = ImmutableEquatableArray.Of(new NumberRange(300, 310), new NumberRange(400, uint.MaxValue)),
        };
        string Program(uint border) => $"""
            ld arch
            jeq #0xc00000f3, _, kill
            ld nr
            jeq #63, allow
            jge #{border}, unknown
            jgt #310, deny
            jge #300, unknown
            deny:
            ret eperm
            allow:
            ret allow
            unknown:
            ret enosys
            kill:
            ret kill
            """;
        AssertProven(Of(abi), Program(400));
        Assert.Equal(400u, AssertRefuted(Of(abi), Program(401)).Call.Nr);
    }

    [Fact]
    public void A_branch_on_the_instruction_pointer_passes_only_if_it_changes_nothing()
    {
        BoundPolicy policy = Of() with { ForeignAbiAction = SyscallAction.Allow };
        AssertProven(policy, """
            ld ip.hi
            jset #0x8000, yes
            ret allow
            yes:
            ret allow
            """);
        ProofResult.Refuted refuted = AssertRefuted(policy, """
            ld ip.hi
            jset #0x8000, yes
            ret allow
            yes:
            ret kill
            """);
        Assert.Equal(0x8000ul << 32, refuted.Call.InstructionPointer);
    }

    [Fact]
    public void Rules_that_overlap_are_resolved_as_the_policy_says()
    {
        BoundPolicy policy = Of(On(
            Abi.AArch64,
            new BoundRule(1, Word(0, Less, 10), SyscallAction.Log, FromGroup: true),
            new BoundRule(1, Word(0, Less, 20), SyscallAction.Allow, FromGroup: false),
            new BoundRule(1, Word(0, Less, 5), SyscallAction.KillProcess, FromGroup: true),
            new BoundRule(1, null, SyscallAction.Errno(38), FromGroup: true)));
        string First(string listing) => $"""
            ld arch
            jeq #0xc00000b7, _, kill
            ld nr
            jeq #1, _, deny
            ld a0.lo
            {listing}
            allow:
            ret allow
            log:
            ret #0x7ffc0000
            deny:
            ret eperm
            enosys:
            ret enosys
            kill:
            ret kill
            """;
        AssertProven(policy, First("jge #20, enosys\njge #10, allow, log"));
        AssertProven(policy with { Resolution = RuleResolution.Runc }, First("ja enosys"));
        AssertProven(policy with { Resolution = RuleResolution.MostRestrictive }, First("jge #20, _, allow\njge #5, enosys, kill"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ld nr")]
    [InlineData("ld M[3]\nret allow")]
    public void What_the_kernel_would_not_run_is_never_proven(string listing) =>
        Assert.IsType<ProofResult.Undecided>(Prove(Of() with { ForeignAbiAction = SyscallAction.Allow }, listing));

    [Fact]
    public void A_program_beyond_the_bounds_is_undecided_and_never_proven()
    {
        // Whether the product of two arguments has a given middle bit: no order of the bits keeps that diagram small.
        ProofResult result = Prove(Of() with { ForeignAbiAction = SyscallAction.Allow }, """
            ld a0.lo
            tax
            ld a1.lo
            mul x
            jset #0x80000000, allow
            allow:
            ret allow
            """);
        Assert.False(result.Holds);
        Assert.NotNull(result.ToFinding(default));
    }

    [Fact]
    public void A_proof_stops_when_it_is_cancelled() => Assert.Throws<System.OperationCanceledException>(
        () => Equivalence.Prove(Listing.Read("ret allow"), s_readAndWrite, new CancellationToken(canceled: true)));

    private static void AssertProven(BoundPolicy policy, string listing, bool littleEndian = true) =>
        Assert.Equal(new ProofResult.Proven(), Prove(policy, listing, littleEndian));

    private static ProofResult.Refuted AssertRefuted(BoundPolicy policy, string listing, bool littleEndian = true)
    {
        ProofResult.Refuted refuted = Assert.IsType<ProofResult.Refuted>(Prove(policy, listing, littleEndian));
        Assert.NotEqual(refuted.Expected.ReturnValue, refuted.Actual);
        Assert.Equal("SECC0950", refuted.ToFinding(default)?.Kind.Id);
        return refuted;
    }

    private static ProofResult Prove(BoundPolicy policy, string listing, bool littleEndian = true) =>
        Equivalence.Prove(Listing.Read(listing, littleEndian), policy, CancellationToken.None);
}
