using System;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class CutOffFallbacksTests
{
    private static readonly SyscallAction s_enosys = SyscallAction.Errno(38);
    private static readonly string[] s_essentials = ["read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"];

    [Fact]
    public void A_default_errno_is_found_once_and_clone3_comes_first()
    {
        Finding finding = Assert.Single(Of(Allowlist([.. s_essentials, "openat", "faccessat", "clone"]), FindingKinds.FallbackCutOff));
        Assert.StartsWith("'clone3', 'faccessat2' and 'openat2' should be answered with ENOSYS on x86_64,", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("no thread starts", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_programs_call_is_worth_knowing() =>
        Assert.Equal(Severity.Info, Assert.Single(Of(Allowlist([.. s_essentials, "openat"]), FindingKinds.FallbackCutOff)).Severity);

    [Fact]
    public void What_the_older_call_would_not_do_either_is_fine() => Assert.Empty(Of(Allowlist(s_essentials), FindingKinds.FallbackCutOff));

    [Fact]
    public void A_rule_with_another_errno_is_found_at_its_name()
    {
        Finding finding = Assert.Single(Of(Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), "mount", "clone3")), FindingKinds.FallbackCutOff));
        Assert.Equal(1, finding.Place.Range.Start);
    }

    [Theory]
    [InlineData("close_range")]
    [InlineData("futex_waitv")]
    [InlineData("rseq")]
    public void What_few_programs_miss_is_worth_knowing_where_a_rule_names_it(string call)
    {
        Assert.Equal(Severity.Info, Assert.Single(Of(Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), call)), FindingKinds.FallbackCutOff)).Severity);
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_enosys, call)), FindingKinds.FallbackCutOff));
        Assert.Empty(Of(Allowlist([.. s_essentials, "close", "futex", "getcpu"]), FindingKinds.FallbackCutOff));
    }

    [Fact]
    public void Enosys_is_fine()
    {
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_enosys, "clone3", "openat2")), FindingKinds.FallbackCutOff));
        Policy policy = Of(
            SyscallAction.Errno(1), Rule(SyscallAction.Allow, [.. s_essentials, "clone"]), Rule(s_enosys, "clone3"));
        Assert.Empty(Of(policy, FindingKinds.FallbackCutOff));
        Assert.Empty(Of(Of(s_enosys, Rule(SyscallAction.Allow, [.. s_essentials, "clone"])), FindingKinds.FallbackCutOff));
    }

    [Fact]
    public void A_filter_that_kills_says_so_itself() =>
        Assert.Empty(Of(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, [.. s_essentials, "clone"])), FindingKinds.FallbackCutOff));

    [Fact]
    public void An_errno_that_is_reported_is_passed_on()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), "faccessat2")) with { Reported = ReportedAnswers.Denials };
        Assert.Single(Of(policy, FindingKinds.FallbackCutOff));
    }

    [Fact]
    public void Enosys_has_a_number_of_its_own_on_mips() =>
        Assert.Empty(Of(Of(SyscallAction.Errno(89), Rule(SyscallAction.Allow, "clone")).For(Abi.Mips64), FindingKinds.FallbackCutOff));

    [Fact]
    public void What_hangs_on_the_highest_number_of_a_rule_is_worth_knowing()
    {
        Policy policy = Allowlist([.. s_essentials, "clone"]) with { Unknown = UnknownSyscalls.Runc, Resolution = RuleResolution.Runc };
        Assert.Empty(Of(policy, FindingKinds.FallbackCutOff));
        Assert.Equal(Severity.Info, Assert.Single(Of(policy, FindingKinds.FallbackByChance)).Severity);
        Policy newer = Allowlist([.. s_essentials, "clone", "landlock_add_rule"]) with { Unknown = UnknownSyscalls.Runc, Resolution = RuleResolution.Runc };
        Assert.Single(Of(newer, FindingKinds.FallbackCutOff));
        Assert.Empty(Of(newer, FindingKinds.FallbackByChance));
        Assert.Empty(Of(policy with { Unknown = UnknownSyscalls.Table }, FindingKinds.FallbackByChance));
    }

    [Fact]
    public void Who_names_clone3_keeps_what_the_older_numbers_got_by_chance()
    {
        Policy policy = Allowlist([.. s_essentials, "clone", "newfstatat"]) with { Unknown = UnknownSyscalls.Runc, Resolution = RuleResolution.Runc };
        Finding finding = Assert.Single(Of(policy, FindingKinds.FallbackByChance));
        Assert.Equal(Mend.Answer.With(s_enosys, ["clone3", "statx"]), finding.Mend);
    }
}
