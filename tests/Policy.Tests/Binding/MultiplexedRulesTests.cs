using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Binding;

public sealed class MultiplexedRulesTests
{
    private static readonly SyscallAction s_denied = SyscallAction.Errno(13);

    private static Rule Deny(params string[] names) => Rule(s_denied, names);

    private static SyscallAction Ask(Policy policy, Abi abi, string syscall, params ulong[] args)
    {
        Assert.True(SyscallTable.TryGetNumber(abi, syscall, out uint number));
        BoundPolicy bound = PolicyBinder.Bind(policy.For(abi), CancellationToken.None).Policy;
        return PolicyEvaluator.Evaluate(bound, new SeccompData(number, abi.AuditArch, [.. args, .. new ulong[6 - args.Length]]));
    }

    [Theory]
    [InlineData("x86")]
    [InlineData("s390x")]
    [InlineData("s390")]
    [InlineData("ppc64le")]
    [InlineData("ppc64")]
    [InlineData("ppc")]
    [InlineData("mips")]
    public void A_denied_call_is_denied_however_it_is_made(string name)
    {
        Abi abi = Abi.Find(name)!;
        Policy policy = Of(SyscallAction.Allow, Deny("socket", "semop"));
        Assert.Equal(s_denied, Ask(policy, abi, "socketcall", 1));
        Assert.Equal(s_denied, Ask(policy, abi, "socketcall", 0xdead_0000_0000_0001));
        Assert.Equal(SyscallAction.Allow, Ask(policy, abi, "socketcall", 2));
        Assert.Equal(s_denied, Ask(policy, abi, "ipc", 1));
        Assert.Equal(s_denied, Ask(policy, abi, "ipc", 0x0001_0001));
        Assert.Equal(SyscallAction.Allow, Ask(policy, abi, "ipc", 2));
    }

    [Fact]
    public void An_allowed_call_is_allowed_however_it_is_made_and_no_other()
    {
        Policy policy = Of(s_denied, Rule(SyscallAction.Allow, "socket"));
        Assert.Equal(SyscallAction.Allow, Ask(policy, Abi.X86, "socketcall", 1));
        Assert.Equal(s_denied, Ask(policy, Abi.X86, "socketcall", 2));
    }

    [Fact]
    public void What_a_condition_allows_is_not_allowed_where_it_cannot_look()
    {
        Policy policy = Of(s_denied, Rule(SyscallAction.Allow, Compare(0, ComparisonOperator.Equal, 1), "socket"));
        Assert.Equal(s_denied, Ask(policy, Abi.X86, "socketcall", 1));
    }

    [Fact]
    public void What_a_condition_denies_is_denied_where_it_cannot_look_and_said()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_denied, Compare(0, ComparisonOperator.Equal, 2), "socket"));
        Assert.Equal(s_denied, Ask(policy, Abi.X86, "socketcall", 1));
        Finding finding = Assert.Single(PolicyBinder.Bind(policy.For(Abi.X86), CancellationToken.None).Findings);
        Assert.Equal((FindingKinds.MultiplexedCondition, Severity.Info), (finding.Kind, finding.Severity));
        Assert.Empty(PolicyBinder.Bind(policy, CancellationToken.None).Findings);
    }

    [Fact]
    public void A_call_that_only_the_multiplexer_makes_is_no_unknown_one()
    {
        Policy policy = Of(SyscallAction.Allow, Deny("accept"));
        Assert.Empty(PolicyBinder.Bind(policy.For(Abi.X86), CancellationToken.None).Findings);
        Assert.Equal(s_denied, Ask(policy, Abi.X86, "socketcall", 5));
    }

    [Theory]
    [InlineData(RuleResolution.MostRestrictive)]
    [InlineData(RuleResolution.Runc)]
    [InlineData(RuleResolution.FirstMatch)]
    public void What_the_policy_says_of_the_multiplexer_itself_counts(RuleResolution resolution)
    {
        Policy policy = Of(SyscallAction.Allow, Deny("socket", "bind"), Rule(SyscallAction.Log, Compare(0, ComparisonOperator.Equal, 1), "socketcall"))
            with { Resolution = resolution };
        Assert.Equal(SyscallAction.Log, Ask(policy, Abi.X86, "socketcall", 1));
        Assert.Equal(s_denied, Ask(policy, Abi.X86, "socketcall", 2));
        Policy always = Of(SyscallAction.Allow, Rule(SyscallAction.Log, "socketcall"), Deny("socket")) with { Resolution = resolution };
        Assert.Equal(SyscallAction.Log, Ask(always, Abi.X86, "socketcall", 1));
    }

    [Fact]
    public void A_written_rule_counts_even_where_runc_drops_it()
    {
        Policy policy = Of(s_denied, Rule(SyscallAction.Allow, "socket"), Deny("socketcall")) with { Resolution = RuleResolution.Runc };
        Assert.Equal(s_denied, Ask(policy, Abi.X86, "socketcall", 1));
    }

    [Fact]
    public void Groups_reach_as_far_as_names()
    {
        Policy policy = Of(SyscallAction.Allow, Deny("@network-client"));
        Assert.Equal(s_denied, Ask(policy, Abi.S390x, "socketcall", 3));
    }

    [Fact]
    public void Neither_x86_64_nor_aarch64_has_any()
    {
        foreach (Abi abi in new[] { Abi.X86_64, Abi.AArch64, Abi.Arm, Abi.RiscV64 })
            Assert.Single(PolicyBinder.Bind(Of(SyscallAction.Allow, Deny("socket")).For(abi), CancellationToken.None).Policy.Abis[0].Rules);
    }
}
