using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
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
    public void A_default_that_logs_does_something() => Assert.Empty(Ids(Of(SyscallAction.Log)));
}
