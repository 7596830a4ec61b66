using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Bpf;
using Xunit;

namespace SeccompSharp.Policies.Tests.Compilation;

public sealed class NumberTests
{
    private static readonly uint[] s_extremes =
        [0x3fff_ffff, 0x4000_0000, 0x7fff_ffff, 0x8000_0000, 0xbfff_ffff, 0xc000_0000, 0xffff_fffe, 0xffff_ffff];

    [Fact]
    public void Every_number_finds_its_action()
    {
        BoundPolicy policy = Bound.Policy(
            SyscallAction.Errno(1), [.. Enumerable.Range(0, 300).Where(n => n % 7 < 4 && n % 31 != 2).Select(n => Bound.Allow((uint)n))]);
        AssertAgreesOnNumbers(policy);
    }

    [Fact]
    public void A_token_that_no_ABI_has_is_foreign()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Allow);
        policy.Compile().AssertAgrees(policy, Programs.Call(0, Abi.AArch64.AuditArch));
    }

    [Fact]
    public void X86_64_x32_and_x86_share_a_filter()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1)).For(
            Bound.Covers(Abi.X86_64, Bound.Allow(1), Bound.Allow(0x39)) with
            {
                Domain = ImmutableEquatableArray.Of(new NumberRange(0, 0x3fff_ffff), new NumberRange(0x8000_0000, 0xbfff_ffff)),
                Unknown = ImmutableEquatableArray.Of(new NumberRange(0x100, 0x3fff_ffff), new NumberRange(0x8000_0000, 0xbfff_ffff)),
            },
            Bound.Covers(Abi.X86, Bound.Allow(4), Bound.Allow(5)),
            Bound.Covers(Abi.X32, Bound.Allow(0x4000_0001), Bound.Allow(0x4000_0200)) with
            {
                Domain = ImmutableEquatableArray.Of(new NumberRange(0x4000_0000, 0x7fff_ffff), new NumberRange(0xc000_0000, 0xffff_ffff)),
            });
        AssertAgreesOnNumbers(policy);
    }

    [Fact]
    public void Numbers_outside_every_domain_are_foreign()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Allow).For(Bound.Covers(Abi.X86_64) with
        {
            Domain = ImmutableEquatableArray.Of(new NumberRange(5, 0x3fff_ffff), new NumberRange(0xffff_ffff, 0xffff_ffff)),
        });
        AssertAgreesOnNumbers(policy);
    }

    [Fact]
    public void Unknown_comes_before_the_rules()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.KillProcess).For(Bound.Covers(Abi.X86_64, Bound.Allow(1), Bound.Allow(2)) with
        {
            Unknown = ImmutableEquatableArray.Of(new NumberRange(2, 0xffff_ffff)),
        });
        AssertAgreesOnNumbers(policy);
    }

    [Theory]
    [InlineData(RuleResolution.MostRestrictive)]
    [InlineData(RuleResolution.Runc)]
    [InlineData(RuleResolution.FirstMatch)]
    public void Rules_resolve_as_the_policy_says(RuleResolution resolution)
    {
        BoundCondition isOne = Bound.Word(0, ComparisonOperator.Equal, 1), isSmall = Bound.Word(0, ComparisonOperator.Less, 4);
        BoundPolicy policy = Bound.Policy(
            SyscallAction.Errno(1),
            Bound.Allow(1, isSmall), Bound.On(1, SyscallAction.Errno(5), isOne),
            Bound.On(2, SyscallAction.KillProcess, isOne), Bound.Allow(2), Bound.On(2, SyscallAction.Log),
            Bound.On(3, SyscallAction.KillProcess, fromGroup: true), Bound.Allow(3, isSmall), Bound.On(3, SyscallAction.Errno(7), isOne),
            Bound.On(4, SyscallAction.Trap(), isSmall, fromGroup: true), Bound.On(4, SyscallAction.Allow, fromGroup: true)) with
        { Resolution = resolution };
        Program program = policy.Compile();
        for (uint number = 0; number < 6; number++)
        {
            for (ulong argument = 0; argument < 6; argument++)
                program.AssertAgrees(policy, Programs.Call(number, Abi.X86_64.AuditArch, argument));
        }
    }

    [Fact]
    public void A_big_endian_filter_reads_big_endian_words()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1)).For(
            Bound.Covers(Abi.S390x, Bound.Allow(120, Bound.Register(1, ComparisonOperator.Equal, 0x1_0000_0002))),
            Bound.Covers(Abi.S390, Bound.Allow(120, Bound.Word(1, ComparisonOperator.Equal, 2))));
        Program program = policy.Compile();
        Assert.False(program.IsLittleEndian);
        foreach (uint arch in new[] { Abi.S390x.AuditArch, Abi.S390.AuditArch, Abi.X86.AuditArch })
        {
            foreach (ulong argument in new ulong[] { 2, 0x1_0000_0002, 0x2_0000_0001, 0 })
                program.AssertAgrees(policy, Programs.Call(120, arch, 0, argument));
        }
    }

    private static void AssertAgreesOnNumbers(BoundPolicy policy)
    {
        Program program = policy.Compile();
        foreach (uint arch in policy.Abis.Select(abi => abi.Abi.AuditArch).Append(0u))
        {
            foreach (uint number in Enumerable.Range(0, 1024).Select(n => (uint)n).Concat(s_extremes)
                .Concat(Enumerable.Range(0, 1024).Select(n => Abi.X32Bit | (uint)n)))
            {
                program.AssertAgrees(policy, Programs.Call(number, arch));
            }
        }
    }
}
