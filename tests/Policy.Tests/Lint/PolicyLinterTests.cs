using System;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class PolicyLinterTests
{
    private static readonly string[] s_essentials = ["exit", "exit_group", "restart_syscall", "rt_sigreturn"];

    private static string[] Ids(Policy policy) =>
        [.. PolicyLinter.Lint(policy, PolicyBinder.Bind(policy, CancellationToken.None).Policy, CancellationToken.None).Select(finding => finding.Kind.Id)];

    [Fact]
    public void An_allowlist_with_all_essentials_is_fine() => Assert.Empty(Ids(Allowlist(["read", .. s_essentials])));

    [Theory]
    [InlineData("exit")]
    [InlineData("exit_group")]
    [InlineData("restart_syscall")]
    [InlineData("rt_sigreturn")]
    public void Each_missing_essential_is_found(string missing)
    {
        Policy policy = Allowlist([.. s_essentials.Where(name => name != missing)]);
        var finding = Assert.Single(PolicyLinter.Lint(policy, PolicyBinder.Bind(policy, CancellationToken.None).Policy, CancellationToken.None));
        Assert.Equal("SECC0401", finding.Kind.Id);
        Assert.Contains(missing, finding.Arguments);
    }

    [Fact]
    public void An_essential_that_is_denied_by_name_is_the_authors_choice()
    {
        Policy policy = Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, "exit", "exit_group", "rt_sigreturn"), Rule(SyscallAction.Errno(4), "restart_syscall"));
        Assert.Empty(Ids(policy));
    }

    [Fact]
    public void A_denylist_needs_no_essentials() => Assert.Empty(Ids(Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), "reboot"))));

    [Fact]
    public void Allowing_on_top_of_a_default_that_allows_does_nothing() =>
        Assert.Equal(["SECC0301"], Ids(Of(SyscallAction.Allow, Rule(SyscallAction.Allow, "read"))));

    [Fact]
    public void Denying_on_top_of_a_default_that_denies_denies_everything() =>
        Assert.Equal(["SECC0302"], Ids(Of(SyscallAction.Errno(1), Rule(SyscallAction.KillProcess, "reboot"))));

    [Fact]
    public void A_rule_for_a_call_that_is_not_there_says_what_is_called_instead()
    {
        string[] messages = [.. On(Abi.AArch64, SyscallAction.Errno(1), "mkdir").Select(finding => finding.Message)];
        Assert.Equal(2, messages.Length);
        Assert.StartsWith("'mkdir' has no number on aarch64, so the rule does nothing there: programs call 'mkdirat' instead;", messages[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "Every call is allowed on aarch64: the default action is ALLOW and no rule does anything else, since aarch64 has no 'mkdir' (programs call 'mkdirat');",
            messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_for_every_target_names_none()
    {
        Finding everywhere = DoesNothing(On(Abi.X86_64, SyscallAction.Allow, "read"), On(Abi.AArch64, SyscallAction.Allow, "read"));
        Assert.StartsWith("Every call is allowed: ", everywhere.Message, StringComparison.Ordinal);
        Finding there = DoesNothing(On(Abi.X86_64, SyscallAction.Errno(1), "mkdir"), On(Abi.AArch64, SyscallAction.Errno(1), "mkdir"));
        Assert.StartsWith("Every call is allowed on aarch64: ", there.Message, StringComparison.Ordinal);
    }

    private static Finding DoesNothing(params ImmutableEquatableArray<Finding>[] byTarget) =>
        Assert.Single(FindingSequence.OfTargets(byTarget), finding => finding.Kind == FindingKinds.FilterDoesNothing);

    private static ImmutableEquatableArray<Finding> On(Abi abi, SyscallAction action, string name) => FilterBuilder.Build(
        Of(SyscallAction.Allow, Rule(action, name)) with { Abis = ImmutableEquatableArray.Of(abi) }, CancellationToken.None).Findings;

    [Fact]
    public void A_default_that_logs_does_something() => Assert.Empty(Ids(Of(SyscallAction.Log)));
}
