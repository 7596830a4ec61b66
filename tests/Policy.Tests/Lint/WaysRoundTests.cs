using System;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class WaysRoundTests
{
    private static readonly SyscallAction s_eperm = SyscallAction.Errno(1);

    [Fact]
    public void Every_name_of_the_table_is_a_syscall() => Assert.All(WaysRound.Names, name => Assert.True(SyscallTable.IsKnown(name), name));

    [Theory]
    [InlineData("open", "'openat', 'openat2', 'creat' and 'io_uring_setup'")]
    [InlineData("openat", "'open', 'openat2', 'creat' and 'io_uring_setup'")]
    [InlineData("execve", "'execveat'")]
    [InlineData("mkdir", "'mkdirat' and 'io_uring_setup'")]
    [InlineData("kill", "'tkill', 'tgkill', 'pidfd_send_signal' and 2 more")]
    [InlineData("ptrace", "'process_vm_readv' and 'process_vm_writev'")]
    [InlineData("socket", "'io_uring_setup'")]
    [InlineData("clone", "'clone3', 'unshare', 'setns' and 2 more")]
    [InlineData("unshare", "'clone' and 'clone3'")]
    [InlineData("mount", "'fsopen+fsconfig+fsmount+move_mount' and 'open_tree+move_mount'")]
    [InlineData("init_module", "'finit_module'")]
    [InlineData("mprotect", "'pkey_mprotect' and 'mmap'")]
    public void A_denial_with_a_way_round_it_is_found_at_its_name(string denied, string ways)
    {
        Finding finding = Assert.Single(Of(Of(SyscallAction.Allow, Rule(s_eperm, "reboot", denied)), FindingKinds.WayRound));
        Assert.Contains($"denies '{denied}' on x86_64 and lets through {ways},", finding.Message, StringComparison.Ordinal);
        Assert.Equal(1, finding.Place.Range.Start);
        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Theory]
    [InlineData("reboot")]
    [InlineData("execve", "execveat")]
    [InlineData("open", "openat", "openat2", "creat", "io_uring_setup")]
    [InlineData("mount", "move_mount")]
    [InlineData("mount", "fsopen", "open_tree")]
    [InlineData("umount2")]
    public void A_denial_without_one_is_fine(params string[] denied) =>
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_eperm, denied)), FindingKinds.WayRound));

    [Fact]
    public void Names_with_the_same_ways_are_one_finding()
    {
        Finding finding = Assert.Single(Of(Of(SyscallAction.Allow, Rule(s_eperm, "connect", "bind", "listen")), FindingKinds.WayRound));
        Assert.Equal("'connect', 'bind' and 'listen'", finding.Arguments[0]);
    }

    [Fact]
    public void A_way_that_is_denied_for_some_calls_has_been_thought_of()
    {
        Condition write = When("flags & O_ACCMODE");
        Policy policy = Of(
            SyscallAction.Allow, Rule(s_eperm, write, "open", "openat"), Rule(s_eperm, "creat", "io_uring_setup"),
            Rule(SyscallAction.Errno(38), "openat2"));
        Assert.Empty(Of(policy, FindingKinds.WayRound));
    }

    [Fact]
    public void A_denial_of_some_calls_is_walked_round_by_a_way_that_is_free()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, When("sig == 9"), "kill"));
        Assert.Single(Of(policy, FindingKinds.WayRound));
    }

    [Theory]
    [InlineData("flags & CLONE_NEWUSER", "'clone3', 'unshare' and 'setns'")]
    [InlineData("!(flags & CLONE_THREAD)", "'clone3', 'fork' and 'vfork'")]
    [InlineData("flags & CLONE_VM", "'clone3'")]
    public void A_way_counts_for_the_calls_that_it_makes(string when, string ways) =>
        Assert.Equal(ways, Assert.Single(Of(Of(SyscallAction.Allow, Rule(s_eperm, When(when), "clone")), FindingKinds.WayRound)).Arguments[1]);

    [Fact]
    public void Memory_that_stays_not_executable_is_no_matter_of_mmap() => Assert.Empty(Of(
        Of(SyscallAction.Allow, Rule(s_eperm, When("prot == PROT_WRITE"), "mprotect", "pkey_mprotect")), FindingKinds.WayRound));

    [Fact]
    public void Enosys_sends_programs_to_another_call() =>
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(SyscallAction.Errno(38), "clone3", "openat", "clone")), FindingKinds.WayRound));

    [Fact]
    public void An_allowlist_lets_only_through_what_it_names() =>
        Assert.Empty(Of(Of(s_eperm, Rule(SyscallAction.Allow, "openat"), Rule(SyscallAction.KillProcess, "open")), FindingKinds.WayRound));

    [Fact]
    public void A_twin_with_a_longer_time_is_a_way_on_32_bits_only()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, "settimeofday", "clock_settime", "stime")).For(Abi.X86_64, Abi.X86);
        Finding finding = Assert.Single(Of(policy, FindingKinds.WayRound));
        Assert.Equal(("'clock_settime64'", " on x86"), (finding.Arguments[1], finding.Arguments[3]));
    }

    [Fact]
    public void Sockets_behind_socketcall_are_denied_with_socket()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, "socket", "io_uring_setup")).For(Abi.X86);
        Assert.Empty(Of(policy, FindingKinds.WayRound));
        Policy open = policy with { Rules = policy.Rules.Append(Rule(SyscallAction.Allow, "socketcall")).ToImmutableEquatableArray() };
        Assert.Equal("'socketcall'", Assert.Single(Of(open, FindingKinds.WayRound)).Arguments[1]);
    }

    [Fact]
    public void Foreign_abis_that_are_let_through_pass_every_denial()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, "reboot"));
        Assert.Empty(Of(policy, FindingKinds.ForeignAbisOpen));
        Finding finding = Assert.Single(Of(policy with { ForeignAbiAction = SyscallAction.Allow }, FindingKinds.ForeignAbisOpen));
        Assert.Contains("with the numbers of x86, x32, which", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Of((policy with { ForeignAbiAction = SyscallAction.Allow }).For(Abi.X86_64, Abi.X86, Abi.X32), FindingKinds.ForeignAbisOpen));
        Assert.Empty(Of((policy with { ForeignAbiAction = SyscallAction.Allow }).For(Abi.RiscV64), FindingKinds.ForeignAbisOpen));
    }

    [Fact]
    public void A_call_that_the_abi_lacks_is_walked_round_nowhere() =>
        Assert.Empty(Of(Of(SyscallAction.Allow, Rule(s_eperm, "open", "reboot")).For(Abi.AArch64), FindingKinds.WayRound));

    [Fact]
    public void Targets_with_other_ways_say_it_once()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, "openat"));
        Finding finding = Assert.Single(FindingSequence.OfTargets(
            [Of(policy, FindingKinds.WayRound).ToImmutableEquatableArray(), Of(policy.For(Abi.AArch64), FindingKinds.WayRound).ToImmutableEquatableArray()]));
        Assert.Equal(" on x86_64", finding.Arguments[3]);
    }

    [Fact]
    public void Names_at_other_places_are_each_said()
    {
        Finding[] findings = Of(Of(SyscallAction.Allow, Rule(s_eperm, "openat", "mount", "unshare")), FindingKinds.WayRound);
        Assert.Equal(3, FindingSequence.OfTargets([findings.ToImmutableEquatableArray()]).Count);
    }

    [Theory]
    [InlineData("unshare")]
    [InlineData("fork")]
    [InlineData("kill")]
    [InlineData("mprotect")]
    public void What_threads_need_is_not_denied_without_asking(string denied) =>
        Assert.Null(Assert.Single(Of(Of(SyscallAction.Allow, Rule(s_eperm, denied)), FindingKinds.WayRound)).Mend);

    [Fact]
    public void Ways_get_what_the_call_gets_and_what_libc_tries_first_enosys() => Assert.Equal(
        new Mend.Answer(ImmutableEquatableArray.Of(
            new SyscallAnswer("openat", s_eperm), new SyscallAnswer("openat2", SyscallAction.Errno(38)),
            new SyscallAnswer("creat", s_eperm), new SyscallAnswer("io_uring_setup", s_eperm))),
        Assert.Single(Of(Of(SyscallAction.Allow, Rule(s_eperm, "open")), FindingKinds.WayRound)).Mend);
}
