using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>Two policies are one when every call gets the same, however they say it.</summary>
public sealed class PolicyEqualityTests
{
    [Fact]
    public void Other_words_for_the_same_are_equal()
    {
        Assert.True(AreEqual(
            Allowlist("read", "write"),
            Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, "write"), Rule(SyscallAction.Allow, "read"), Rule(SyscallAction.Errno(1), "mount"))));
        Assert.True(AreEqual(
            Denied("fd == 1 || fd == 2"),
            Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), When("fd == 2"), "write"), Rule(SyscallAction.Errno(1), When("fd in 1..2 && fd != 2"), "write"))));
        Assert.True(AreEqual(Denied("fd == $log"), Denied("!(fd != 7 && !(fd == $log)) && (fd == $log)")));
    }

    [Theory]
    [InlineData("fd == 1", "fd == 2")]
    [InlineData("fd < 3", "fd <= 3")]
    [InlineData("count == 1", "(count & 0xffffffff) == 1")]
    [InlineData("fd == $one", "fd == $other")]
    [InlineData("fd == $one", "fd == 1")]
    public void Another_call_denied_is_another_policy(string one, string other) => Assert.False(AreEqual(Denied(one), Denied(other)));

    [Fact]
    public void What_no_rule_names_counts()
    {
        Policy policy = Allowlist("read");
        Assert.False(AreEqual(policy, policy with { DefaultAction = SyscallAction.Errno(13) }));
        Assert.False(AreEqual(policy, policy with { ForeignAbiAction = SyscallAction.Errno(1) }));
        Assert.False(AreEqual(policy, policy with { Unknown = UnknownSyscalls.Table }));
        Assert.False(AreEqual(policy, policy.For(Abi.X86_64, Abi.X86)));
        Assert.False(AreEqual(policy, policy.For(Abi.AArch64)));
    }

    private static Policy Denied(string when) => Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), When(when), "write"));

    private static Condition When(string text) => ConditionParser.Parse(text, static _ => default).Condition!;

    private static bool AreEqual(Policy one, Policy other) => PolicyEquality.Proves(
        PolicyBinder.Bind(one, CancellationToken.None).Policy, PolicyBinder.Bind(other, CancellationToken.None).Policy, CancellationToken.None);
}
