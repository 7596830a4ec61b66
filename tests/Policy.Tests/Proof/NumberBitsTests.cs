using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Compilation.Bound;
using static SeccompSharp.Policies.Tests.Proof.BoundPolicies;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>Programs that look at single bits of the number, where ranges do not carry far.</summary>
public sealed class NumberBitsTests
{
    [Fact]
    public void Numbers_may_be_told_apart_by_masks()
    {
        BoundPolicy policy = Of(On(Abi.AArch64, Allow(2), Allow(3), Allow(0x8000_0002), Allow(0x8000_0003)));
        string Program(uint mask) => $"""
            ld arch
            jeq #0xc00000b7, _, kill
            ld nr
            and #{mask}
            jeq #2, _, deny
            ret allow
            deny:
            ret eperm
            kill:
            ret kill
            """;
        Assert.Equal(new ProofResult.Proven(), Prove(Program(0x7fff_fffe), policy));
        Assert.IsType<ProofResult.Refuted>(Prove(Program(0xffff_fffe), policy));
    }

    [Fact]
    public void A_test_of_the_lowest_bit_splits_four_thousand_million_numbers_and_still_decides()
    {
        BoundPolicy denyAll = Of(On(Abi.AArch64));
        string Program(string odd) => $"""
            ld arch
            jeq #0xc00000b7, _, kill
            ld nr
            jset #1, odd
            ret eperm
            odd:
            {odd}
            ret eperm
            deny:
            ret eperm
            kill:
            ret kill
            """;
        Assert.Equal(new ProofResult.Proven(), Prove(Program("ld a0.lo\njeq #1, deny"), denyAll));
        ProofResult.Refuted refuted = Assert.IsType<ProofResult.Refuted>(Prove(Program("jeq #77, kill"), denyAll));
        Assert.Equal(77u, refuted.Call.Nr);
        Assert.Equal(new ProofResult.Proven(), Prove(Program("jeq #76, kill"), denyAll));
    }

    [Fact]
    public void The_architecture_may_be_told_by_its_bits()
    {
        BoundPolicy policy = Of() with { ForeignAbiAction = SyscallAction.Allow };
        Assert.Equal(new ProofResult.Proven(), Prove("ld arch\njset #5, a\nret allow\na:\nret allow", policy));
        ProofResult.Refuted refuted = Assert.IsType<ProofResult.Refuted>(
            Prove("ld arch\nand #5\nadd #3\njeq #8, a\nret allow\na:\nret kill", policy));
        Assert.Equal(5u, refuted.Call.Arch & 5);
    }

    [Fact]
    public void Two_tables_of_one_token_may_share_their_tests_after_the_x32_bit_is_masked_away()
    {
        BoundRule[] rules = [.. Enumerable.Range(0, 40).Select(i => Allow((uint)(3 * i)))];
        BoundPolicy policy = Of(
            On(Abi.X86_64, rules) with { Domain = ImmutableEquatableArray.Of(new NumberRange(0, 0x3fff_ffff)) },
            On(Abi.X32, [.. rules.Select(rule => rule with { Number = rule.Number | Abi.X32Bit })]) with
            {
                Domain = ImmutableEquatableArray.Of(new NumberRange(0x4000_0000, 0x7fff_ffff)),
            });
        string tests = string.Join("\n", rules.Select(rule => $"jeq #{rule.Number}, allow"));
        string Program(string mask) => $"""
            ld arch
            jeq #0xc000003e, _, kill
            ld nr
            jset #0x80000000, kill
            and #{mask}
            {tests}
            ret eperm
            allow:
            ret allow
            kill:
            ret kill
            """;
        Assert.Equal(new ProofResult.Proven(), Prove(Program("0xbfffffff"), policy));
        Assert.IsType<ProofResult.Refuted>(Prove(Program("0xbfffff7f"), policy));
    }

    private static ProofResult Prove(string listing, BoundPolicy policy) =>
        Equivalence.Prove(Listing.Read(listing), policy, CancellationToken.None);
}
