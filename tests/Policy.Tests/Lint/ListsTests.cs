using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

/// <summary>What lists lack, and what they should not have.</summary>
public sealed class ListsTests
{
    private static readonly SyscallAction s_eperm = SyscallAction.Errno(1);

    [Theory]
    [InlineData("@dotnet", "read", Severity.Warning, "reading from descriptors")]
    [InlineData("@dotnet", "futex", Severity.Warning, "waiting for and waking other threads")]
    [InlineData("@dotnet", "clone", Severity.Info, "starting, naming and ending threads")]
    [InlineData("@dotnet", "madvise", null, "")]
    [InlineData("@dotnet", "execve", null, "")]
    [InlineData("@dotnet", "clone3", null, "")]
    [InlineData("@files-read", "flock", Severity.Info, "reading files and directories, their metadata, and mapping them into memory")]
    public void A_denial_of_what_a_group_needs_is_found(string group, string denied, Severity? severity, string feature)
    {
        Finding? finding = Of(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, group), Rule(s_eperm, "reboot", denied)), FindingKinds.TakenFromGroup).SingleOrDefault();
        Assert.Equal(severity, finding?.Severity);
        Assert.Equal(feature, finding?.Arguments[2] ?? "");
    }

    [Fact]
    public void A_denial_of_some_calls_or_with_enosys_is_meant()
    {
        Assert.Empty(Of(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@dotnet"), Rule(s_eperm, When("fd == 0"), "read")), FindingKinds.TakenFromGroup));
        Assert.Empty(Of(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@dotnet"), Rule(SyscallAction.Errno(38), "membarrier")), FindingKinds.TakenFromGroup));
    }

    [Theory]
    [InlineData("read", Severity.Warning)]
    [InlineData("futex", Severity.Warning)]
    [InlineData("mmap", Severity.Warning)]
    [InlineData("clone", Severity.Info)]
    [InlineData("clone3", null)]
    [InlineData("madvise", null)]
    [InlineData("mount", null)]
    public void A_denial_of_what_no_net_process_lives_without_is_found(string denied, Severity? severity)
    {
        foreach (Policy policy in (Policy[])[Of(SyscallAction.Allow, Rule(s_eperm, denied)), Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "write"), Rule(s_eperm, denied))])
        {
            Assert.Empty(Of(policy, FindingKinds.TakenFromGroup));
            Finding? finding = Of(policy with { IsForDotNet = true }, FindingKinds.TakenFromGroup).SingleOrDefault();
            Assert.Equal((severity, severity is null ? null : new Mend.DropNames(ImmutableEquatableArray.Of(denied))), (finding?.Severity, finding?.Mend));
        }
    }

    [Fact]
    public void What_a_process_survives_counts_where_it_kills()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.KillProcess, "madvise", "sched_yield")) with { IsForDotNet = true };
        Assert.Equal(["'madvise'", "'sched_yield'"], Of(policy, FindingKinds.TakenFromGroup).Select(finding => finding.Arguments[0]));
    }

    [Fact]
    public void A_denial_of_some_calls_or_with_enosys_takes_nothing()
    {
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_eperm, When("fd == 0"), "read")) with { IsForDotNet = true }, FindingKinds.TakenFromGroup));
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(SyscallAction.Errno(38), "clone")) with { IsForDotNet = true }, FindingKinds.TakenFromGroup));
    }

    [Fact]
    public void A_profile_by_itself_is_told_when_nothing_can_run()
    {
        string[] all = ["read", "write", "futex", "mmap", "exit_group"];
        Finding finding = Assert.Single(Of(Of(SyscallAction.Allow, Rule(s_eperm, all)), FindingKinds.TakenFromGroup));
        Assert.Contains("no process goes on without", finding.Message);
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_eperm, all[1..])), FindingKinds.TakenFromGroup));
    }

    [Theory]
    [InlineData(DotNetRuntime.CoreClr)]
    [InlineData(DotNetRuntime.NativeAot)]
    public void What_a_process_needs_is_in_the_groups_for_it(DotNetRuntime runtime)
    {
        Assert.True(GroupTable.TryGet("@dotnet", out Group? dotnet));
        string[] members = [.. dotnet.Expand(Abi.X86_64, new BuildContext { Runtime = runtime }).Where(rule => rule.Answer is null).Select(rule => rule.Syscall)];
        Assert.All(TakenFromProcess.OfDotNet, needed => Assert.Contains(needed.Syscall, members));
    }

    [Theory]
    [InlineData("open", "openat")]
    [InlineData("stat", "newfstatat")]
    [InlineData("fork", "clone")]
    [InlineData("nanosleep", "clock_nanosleep")]
    [InlineData("clone3", "clone")]
    public void What_glibc_calls_instead_is_missing(string named, string called)
    {
        Finding finding = Assert.Single(Of(Allowlist("read", named), FindingKinds.CompanionMissing));
        Assert.Equal(($"'{named}'", "glibc", $"'{called}'"), (finding.Arguments[0], finding.Arguments[1], finding.Arguments[2]));
        Assert.Equal(Mend.Answer.With(SyscallAction.Allow, [called]), finding.Mend);
        Assert.Empty(Of(Allowlist("read", named, called), FindingKinds.CompanionMissing));
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_eperm, "reboot"), Rule(SyscallAction.Log, named)), FindingKinds.CompanionMissing));
    }

    [Theory]
    [InlineData("openat", "open")]
    [InlineData("clock_nanosleep", "nanosleep")]
    [InlineData("ppoll", "poll")]
    [InlineData("epoll_wait", "epoll_pwait")]
    [InlineData("accept4", "accept")]
    [InlineData("clone3", "clone")]
    public void What_musl_calls_instead_is_missing_where_it_is_there(string named, string called)
    {
        Policy policy = Allowlist("read", named);
        Finding finding = Assert.Single(Of(WithLibC(policy, LibC.Musl), FindingKinds.CompanionMissing));
        Assert.Equal(("musl", $"'{called}'"), (finding.Arguments[1], finding.Arguments[2]));
        Assert.DoesNotContain(Of(WithLibC(policy, LibC.Either), FindingKinds.CompanionMissing), one => one.Arguments[1] == "musl");
        Assert.DoesNotContain(Of(WithLibC(policy, LibC.Glibc), FindingKinds.CompanionMissing), one => one.Arguments[1] == "musl");
        Assert.Empty(Of(WithLibC(Allowlist("read", named, called), LibC.Musl), FindingKinds.CompanionMissing));
    }

    [Fact]
    public void What_musl_calls_itself_needs_nothing_of_glibc() =>
        Assert.Empty(Of(WithLibC(Allowlist("open", "stat", "lstat", "nanosleep", "fork", "vfork", "creat"), LibC.Musl), FindingKinds.CompanionMissing));

    [Fact]
    public void What_glibc_calls_itself_needs_nothing_else() =>
        Assert.Empty(Of(Allowlist("creat", "vfork", "mkdir", "poll", "dup2", "epoll_wait", "accept"), FindingKinds.CompanionMissing));

    [Fact]
    public void An_abi_without_the_old_call_needs_none() => Assert.Empty(Of(
        WithLibC(Allowlist("openat", "newfstatat", "ppoll", "pipe2", "dup3", "clone3", "clone", "faccessat", "nanosleep").For(Abi.AArch64), LibC.Musl), FindingKinds.CompanionMissing));

    [Fact]
    public void A_rule_has_one_finding()
    {
        Finding finding = Assert.Single(Of(Allowlist("open", "stat", "fork", "lstat"), FindingKinds.CompanionMissing));
        Assert.Equal("'open', 'stat' and 'fork'", finding.Arguments[0]);
        Assert.Equal("'openat', 'newfstatat' and 'clone'", finding.Arguments[2]);
    }

    [Fact]
    public void Every_companion_is_a_syscall() => Assert.All(Companions.All, one => Assert.True(SyscallTable.IsKnown(one.Named) && SyscallTable.IsKnown(one.Called)));

    private static Policy WithLibC(Policy policy, LibC libC) => policy with { Groups = policy.Groups with { LibC = libC } };

    [Fact]
    public void What_a_rule_names_has_been_thought_of() => Assert.Empty(Of(
        Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "read", "open"), Rule(s_eperm, "openat")), FindingKinds.CompanionMissing));

    [Fact]
    public void Every_dangerous_name_is_a_syscall() => Assert.All(DangerousAllows.Names, name => Assert.True(SyscallTable.IsKnown(name), name));

    [Theory]
    [InlineData("ptrace", Severity.Warning)]
    [InlineData("bpf", Severity.Warning)]
    [InlineData("kexec_load", Severity.Warning)]
    [InlineData("init_module", Severity.Warning)]
    [InlineData("userfaultfd", Severity.Info)]
    [InlineData("read", null)]
    public void A_call_that_undoes_the_filter_is_found_in_an_allowlist(string name, Severity? severity)
    {
        Assert.Equal(severity, Of(Allowlist("write", name), FindingKinds.DangerousAllow).SingleOrDefault()?.Severity);
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(SyscallAction.Allow, name), Rule(s_eperm, "reboot")), FindingKinds.DangerousAllow));
    }

    [Fact]
    public void A_condition_or_another_rule_says_that_it_is_meant()
    {
        Assert.Empty(Of(Of(s_eperm, Rule(SyscallAction.Allow, When("request == 0"), "ptrace")), FindingKinds.DangerousAllow));
        Assert.Empty(Of(Of(s_eperm, Rule(SyscallAction.Allow, "ptrace"), Rule(SyscallAction.Errno(13), "ptrace")), FindingKinds.DangerousAllow));
        Assert.Empty(Of(Of(s_eperm, Rule(SyscallAction.Log, "ptrace")), FindingKinds.DangerousAllow));
    }

    [Theory]
    [InlineData("attaches to its children", null)]
    [InlineData("not a TODO", null)]
    [InlineData("TODO: say why", Severity.Info)]
    [InlineData("  TODO", Severity.Info)]
    [InlineData("", Severity.Info)]
    [InlineData(" \u200b\n", Severity.Info)]
    [InlineData(null, Severity.Warning)]
    public void A_justification_says_so_when_it_is_written(string? text, Severity? severity)
    {
        Rule rule = Rule(SyscallAction.Allow, "ptrace") with { Justification = text is null ? null : new Justification(text) };
        Finding? finding = Of(Of(s_eperm, rule), FindingKinds.DangerousAllow).SingleOrDefault();
        Assert.Equal(severity, finding?.Severity);
        Assert.Equal(severity == Severity.Info, finding?.Message.Contains("still to be written") ?? false);
        Assert.Equal(severity is null ? null : new Mend.Justify(), finding?.Mend);
    }

    [Theory]
    [InlineData("\"comment\":\"for the debugger\",", null)]
    [InlineData("\"comment\":\"TODO\",", Severity.Info)]
    [InlineData("\"comment\":\"\",", Severity.Warning)]
    [InlineData("", Severity.Warning)]
    public void A_comment_in_a_profile_says_so(string comment, Severity? expected)
    {
        string json = $$"""{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{{{comment}}"names":["ptrace"],"action":"SCMP_ACT_ALLOW"}]}""";
        Policy policy = ProfileReader.Read("p.json", json, CancellationToken.None).Profile!.ToPolicy(Target.X64, new ProfileOptions()).Policy!;
        Assert.Equal(expected, Of(policy, FindingKinds.DangerousAllow).SingleOrDefault()?.Severity);
    }
}
