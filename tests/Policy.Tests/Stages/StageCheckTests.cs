using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Stages;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Conditions;
using Xunit;

namespace SeccompSharp.Policies.Tests.Stages;

/// <summary>What a filter in force leaves to those that are installed after it, decided over all calls.</summary>
public sealed class StageCheckTests
{
    private static readonly Place s_place = new("order", new TextRange(3, 4));

    [Fact]
    public void A_denylist_that_says_nothing_about_seccomp_lets_others_be_installed() =>
        Assert.Empty(Installation(Policies.Of(SyscallAction.Allow, Policies.Rule(SyscallAction.Errno(1), "mount"))));

    [Fact]
    public void An_allowlist_without_the_two_calls_stops_the_next_stage_twice()
    {
        ImmutableEquatableArray<Finding> findings = Installation(Policies.Allowlist("read"));
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Equal(("SECC0740", s_place), (finding.Kind.Id, finding.Place)));
        Assert.Contains("answers prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) with ERRNO(1) on x86_64; allow the group '@seccomp'", findings[0].Message);
        Assert.Contains("seccomp(SECCOMP_SET_MODE_FILTER, ", findings[1].Message);
    }

    [Fact]
    public void Who_asks_for_its_own_id_has_to_be_let()
    {
        Policy later = Policies.Of(
            SyscallAction.Errno(1), Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse("pid == $self"), "kill"));
        Finding finding = Assert.Single(Installation(Policies.Allowlist("@seccomp"), later));
        Assert.Contains("answers getpid() with ERRNO(1) on x86_64; allow 'getpid' in", finding.Message);
        Assert.Empty(Installation(Policies.Allowlist("@seccomp", "getpid"), later));
    }

    [Fact]
    public void The_group_seccomp_is_enough() => Assert.Empty(Installation(Policies.Allowlist("@seccomp")));

    [Theory]
    [InlineData("seccomp", "op == 1 && flags == 1", true)]
    [InlineData("seccomp", "args[0] == 1 && args[3] == 0", true)]
    [InlineData("seccomp", "op != 1", false)]
    [InlineData("seccomp", "flags == 0", false)]
    [InlineData("seccomp", "flags == $flags", false)]
    [InlineData("prctl", "option == PR_SET_NO_NEW_PRIVS", true)]
    [InlineData("prctl", "option == PR_SET_NAME", false)]
    [InlineData("prctl", "args[1] == 1 && args[2] == 0 && args[3] == 0 && args[4] == 0", true)]
    [InlineData("prctl", "args[1] == 0x1_0000_0001", false)]
    public void A_condition_counts_for_the_calls_that_are_really_made(string syscall, string condition, bool isLetThrough)
    {
        string other = syscall == "prctl" ? "seccomp" : "prctl";
        Policy earlier = Policies.Of(
            SyscallAction.Errno(1),
            Policies.Rule(SyscallAction.Allow, other),
            Policies.Rule(SyscallAction.Log, ConditionParserTests.Parse(condition), syscall));
        Assert.Equal(isLetThrough ? 0 : 1, Installation(earlier).Count);
    }

    [Fact]
    public void A_single_address_that_is_refused_is_enough_to_say_so()
    {
        // Only a diagram finds one address among 2^64.
        Policy earlier = Policies.Of(
            SyscallAction.Allow,
            Policies.Rule(SyscallAction.Errno(1), Policies.Compare(2, ComparisonOperator.Equal, 0x7fff_dead_beef_0008), "seccomp"));
        Assert.Contains("change what its rules say about 'seccomp'", Assert.Single(Installation(earlier)).Message);
    }

    [Theory]
    [InlineData("fd == 1", "fd == 1 && count == 0", false)]
    [InlineData("fd in { 1, 2 }", "fd == 2", false)]
    [InlineData("fd in { 1, $log }", "fd == $log", false)]
    [InlineData("fd == 1", "fd in { 1, 2 }", true)]
    [InlineData("fd == 1", "fd == $log", true)]
    [InlineData("count != 0x123456789", "fd == 3", true)]
    public void A_rule_that_lets_through_what_an_earlier_one_does_not_is_told(string earlier, string later, bool widens)
    {
        ImmutableEquatableArray<Finding> findings = Narrowing(Writing(earlier), Writing(later));
        Assert.Equal(widens ? 1 : 0, findings.Count);
    }

    [Fact]
    public void The_example_is_a_call_that_only_the_later_stage_lets_through()
    {
        Finding finding = Assert.Single(Narrowing(Writing("fd == 1"), Writing("fd in { 1, 2 }")));
        Assert.Equal("SECC0741", finding.Kind.Id);
        Assert.Contains("'write' gets ALLOW here, but ERRNO(1) from 'Earlier'", finding.Message);
        Assert.Contains("for example write(fd: 0x2, buf: 0x0, count: 0x0) on x86_64", finding.Message);
        Assert.Equal(new TextRange(0, 5), finding.Place.Range);
    }

    [Theory]
    [InlineData(ActionKind.KillProcess, ActionKind.Errno, true)]
    [InlineData(ActionKind.Errno, ActionKind.KillProcess, false)]
    [InlineData(ActionKind.Errno, ActionKind.Errno, false)]
    [InlineData(ActionKind.Log, ActionKind.Allow, true)]
    [InlineData(ActionKind.Allow, ActionKind.Log, false)]
    [InlineData(ActionKind.KillProcess, ActionKind.KillThread, true)]
    public void What_is_milder_is_the_kernels_precedence(ActionKind earlier, ActionKind later, bool widens)
    {
        Policy Of(ActionKind kind, ushort errno) => Policies.Of(
            SyscallAction.Allow, Policies.Rule(new SyscallAction(kind, kind == ActionKind.Errno ? errno : (ushort)0), "write"));
        Assert.Equal(widens ? 1 : 0, Narrowing(Of(earlier, 1), Of(later, 2)).Count);
    }

    [Fact]
    public void A_default_action_gives_nothing_back_and_is_not_told() => Assert.Empty(Narrowing(
        Policies.Allowlist("read", "@seccomp"), Policies.Of(SyscallAction.Allow, Policies.Rule(SyscallAction.KillProcess, "read"))));

    [Fact]
    public void An_ABI_that_the_earlier_stage_does_not_cover_is_foreign_to_it()
    {
        Policy both = Policies.Allowlist("read").For(Abi.X86_64, Abi.X86);
        Assert.Contains("every call of read on x86;", Assert.Single(Narrowing(Policies.Allowlist("read"), both)).Message);
        Assert.Empty(Narrowing(both, Policies.Allowlist("read")));
    }

    [Fact]
    public void A_group_that_reaches_further_is_told_once_at_its_name() => Assert.Single(
        Narrowing(Policies.Allowlist("@dotnet"), Policies.Allowlist("@dotnet", "@files-write")),
        finding => finding.Message.StartsWith("'@files-write' gets ALLOW here", System.StringComparison.Ordinal));

    private static Policy Writing(string condition) => Policies.Of(
        SyscallAction.Errno(1), Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse(condition), "write"));

    private static ImmutableEquatableArray<Finding> Installation(Policy earlier) =>
        Installation(earlier, Policies.Allowlist("read"));

    private static ImmutableEquatableArray<Finding> Installation(Policy earlier, Policy later) => StageCheck.Installation(
        Of("Earlier", earlier), Of("Later", later), s_place, CancellationToken.None);

    private static ImmutableEquatableArray<Finding> Narrowing(Policy earlier, Policy later) => StageCheck.Narrowing(
        Of("Earlier", earlier), Of("Later", later), s_place, CancellationToken.None);

    private static Stage Of(string name, Policy policy)
    {
        BindingResult result = PolicyBinder.Bind(policy, CancellationToken.None);
        Assert.False(result.Findings.HasErrors());
        return new Stage(name, policy, result.Policy);
    }
}
