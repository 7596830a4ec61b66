using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Binding;

public sealed class PolicyBinderTests
{
    private static BindingResult Bind(Policy policy) => PolicyBinder.Bind(policy, CancellationToken.None);

    private static bool Holds(ImmutableEquatableArray<NumberRange> ranges, uint number) => ranges.Any(range => range.Contains(number));

    [Fact]
    public void Names_become_the_numbers_of_each_abi()
    {
        BoundPolicy bound = Bind(Allowlist("openat").For(Abi.X86_64, Abi.X86, Abi.X32)).Policy;
        Assert.Equal([257u, 295u, 0x4000_0000 + 257], bound.Abis.Select(abi => abi.Rules.Single().Number));
    }

    [Fact]
    public void Without_x32_numbers_with_bit_30_are_foreign_except_the_one_a_tracer_skips_with()
    {
        var domain = Bind(Allowlist("read")).Policy.Abis[0].Domain;
        Assert.True(Holds(domain, 0x3fff_ffff));
        Assert.False(Holds(domain, 0x4000_0000));
        Assert.True(Holds(domain, 0x8000_0000));
        Assert.False(Holds(domain, 0xffff_fffe));
        Assert.True(Holds(domain, 0xffff_ffff));
    }

    [Fact]
    public void X86_64_and_x32_share_all_numbers_of_their_token_between_them()
    {
        foreach (X32Border border in new[] { X32Border.Bit, X32Border.Threshold })
        {
            BoundPolicy bound = Bind(Allowlist("read").For(Abi.X86_64, Abi.X32) with { X32Border = border }).Policy;
            NumberRange[] all = [.. bound.Abis.SelectMany(abi => abi.Domain).OrderBy(range => range.First)];
            Assert.Equal(0u, all[0].First);
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.Last == pair.Second.First - 1 || border == X32Border.Threshold && pair.Second.First == Abi.X32Bit));
            Assert.Equal(uint.MaxValue, all[^1].Last);
        }
    }

    [Fact]
    public void With_x32_runcs_stub_answers_numbers_with_bit_31_alone_as_x86_64s()
    {
        Policy policy = Allowlist("openat").For(Abi.X86_64, Abi.X32)
            with { X32Border = X32Border.Threshold, Unknown = UnknownSyscalls.Runc };
        BoundPolicy bound = Bind(policy).Policy;
        Assert.True(Holds(bound.Abis[0].Domain, 0x8000_0000));
        Assert.True(Holds(bound.Abis[0].Unknown, 0x8000_0000));
        Assert.False(Holds(bound.Abis[1].Domain, 0x8000_0000));
    }

    [Fact]
    public void Table_mode_calls_numbers_above_the_table_unknown()
    {
        var unknown = Bind(Allowlist("read") with { Unknown = UnknownSyscalls.Table }).Policy.Abis[0].Unknown;
        Assert.False(Holds(unknown, 300));
        Assert.False(Holds(unknown, SyscallTable.HighestNumber(Abi.X86_64)));
        Assert.True(Holds(unknown, SyscallTable.HighestNumber(Abi.X86_64) + 1));
        Assert.True(Holds(unknown, 0xffff_ffff));
    }

    [Fact]
    public void Table_mode_with_an_oldest_kernel_calls_newer_syscalls_unknown_unless_a_rule_names_them()
    {
        Policy policy = Allowlist("openat2") with { Unknown = UnknownSyscalls.Table, MinKernel = new KernelVersion(5, 4) };
        var unknown = Bind(policy).Policy.Abis[0].Unknown;
        Assert.True(Holds(unknown, 439));  // faccessat2, 5.8
        Assert.False(Holds(unknown, 437)); // openat2, 5.6, is named
        Assert.False(Holds(unknown, 435)); // clone3, 5.3
    }

    [Fact]
    public void Table_mode_leaves_arms_private_numbers_known_and_the_gap_below_them_unknown()
    {
        var unknown = Bind(Allowlist("read").For(Abi.Arm) with { Unknown = UnknownSyscalls.Table }).Policy.Abis[0].Unknown;
        Assert.True(Holds(unknown, 0x1000));
        Assert.False(Holds(unknown, 0xf0002));
        Assert.True(Holds(unknown, 0xf0100));
    }

    [Fact]
    public void Runc_mode_calls_numbers_above_the_highest_named_one_unknown_even_if_its_rule_is_dropped()
    {
        Policy policy = Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, "read"), Rule(SyscallAction.Errno(1), "clone3"))
            with { Unknown = UnknownSyscalls.Runc, Resolution = RuleResolution.Runc };
        BoundAbi bound = Bind(policy).Policy.Abis[0];
        Assert.Equal([0u], bound.Rules.Select(rule => rule.Number));
        Assert.False(Holds(bound.Unknown, 435));
        Assert.True(Holds(bound.Unknown, 436));
        Assert.False(Holds(bound.Unknown, 0xffff_ffff));
    }

    [Fact]
    public void Runc_mode_on_s390x_answers_number_0_too()
    {
        BoundPolicy bound = Bind(Allowlist("read").For(Abi.S390x) with { Unknown = UnknownSyscalls.Runc }).Policy;
        Assert.True(Holds(bound.Abis[0].Unknown, 0));
    }

    [Theory]
    [InlineData(ActionKind.Allow)]
    [InlineData(ActionKind.Log)]
    [InlineData(ActionKind.Trace)]
    public void No_number_is_unknown_where_the_default_action_lets_calls_through(ActionKind kind)
    {
        Policy policy = Of(new SyscallAction(kind), Rule(SyscallAction.Errno(1), "reboot")) with { Unknown = UnknownSyscalls.Table };
        Assert.Empty(Bind(policy).Policy.Abis[0].Unknown);
    }

    [Fact]
    public void A_multiplexed_rule_also_reaches_socketcall_as_libseccomp_writes_it()
    {
        Policy policy = Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, Compare(0, ComparisonOperator.NotEqual, 40), "socket")).For(Abi.X86)
            with { ExpandMultiplexers = true, Width = ComparisonWidth.Register };
        BoundRule[] rules = [.. Bind(policy).Policy.Abis[0].Rules];
        Assert.Equal([359u, 102u], rules.Select(rule => rule.Number));
        BoundCondition term = Assert.Single(Assert.IsType<BoundCondition.All>(rules[1].Condition).Terms);
        Assert.Equal(new BoundCondition.Test(0, ArgumentWidth.Word, uint.MaxValue, ComparisonOperator.Equal, 1), term);
    }

    [Theory]
    [InlineData(UnknownNames.Refuse, ActionKind.Allow, Severity.Error)]
    [InlineData(UnknownNames.SkipWhereStricter, ActionKind.Allow, Severity.Warning)]
    [InlineData(UnknownNames.SkipWhereStricter, ActionKind.KillProcess, Severity.Error)]
    [InlineData(UnknownNames.Skip, ActionKind.KillProcess, Severity.Warning)]
    public void An_unknown_name_is_an_error_where_skipping_it_would_loosen_the_filter(UnknownNames names, ActionKind action, Severity expected)
    {
        Policy policy = Of(SyscallAction.Errno(1), Rule(new SyscallAction(action), "raed")) with { UnknownNames = names };
        Finding finding = Assert.Single(Bind(policy).Findings);
        Assert.Equal(("SECC0101", expected, "read"), (finding.Kind.Id, finding.Severity, finding.Replacement));
    }

    [Fact]
    public void The_same_mistake_at_two_places_is_two_findings()
    {
        Assert.Equal(2, Bind(Allowlist("raed", "raed")).Findings.Count);
    }

    [Fact]
    public void A_name_of_another_architecture_is_worth_knowing_only()
    {
        Finding finding = Assert.Single(Bind(Allowlist("open").For(Abi.AArch64)).Findings);
        Assert.Equal(("SECC0102", Severity.Info), (finding.Kind.Id, finding.Severity));
    }
}
