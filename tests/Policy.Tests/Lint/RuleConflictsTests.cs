using System;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class RuleConflictsTests
{
    private static readonly SyscallAction s_eperm = SyscallAction.Errno(1);
    private static readonly SyscallAction s_eacces = SyscallAction.Errno(13);
    private static readonly Condition s_five = Compare(0, ComparisonOperator.GreaterOrEqual, 5);
    private static readonly Condition s_nine = Compare(0, ComparisonOperator.Equal, 9);

    [Fact]
    public void A_rule_like_the_default_action_changes_nothing()
    {
        Finding finding = Assert.Single(All(Of(s_eperm, Rule(SyscallAction.Allow, "read"), Rule(s_eperm, "mount", "umount2"))));
        Assert.Equal("This rule for 'mount' and 'umount2' changes nothing on x86_64: the default action is ERRNO(1) already; remove it", finding.Message);
    }

    [Fact]
    public void A_denial_that_narrows_a_group_changes_something() =>
        Assert.Empty(All(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@process"), Rule(SyscallAction.KillProcess, "execve"))));

    [Fact]
    public void What_a_group_has_too_is_no_mistake() =>
        Assert.Empty(All(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@dotnet"), Rule(SyscallAction.Allow, "read"))));

    [Theory]
    [InlineData(RuleResolution.MostRestrictive)]
    [InlineData(RuleResolution.Runc)]
    [InlineData(RuleResolution.FirstMatch)]
    public void Of_two_equal_rules_the_second_changes_nothing(RuleResolution resolution)
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, "reboot"), Rule(s_eperm, "swapon", "reboot")) with { Resolution = resolution };
        Finding finding = Assert.Single(All(policy));
        Assert.Equal(("SECC0422", 1), (finding.Kind.Id, finding.Place.Range.Start));
    }

    [Theory]
    [InlineData(RuleResolution.MostRestrictive, "ERRNO(1)", "KILL_PROCESS")]
    [InlineData(RuleResolution.Runc, "KILL_PROCESS", "ERRNO(1)")]
    [InlineData(RuleResolution.FirstMatch, "KILL_PROCESS", "ERRNO(1)")]
    public void Of_two_actions_for_the_same_calls_one_is_overruled(RuleResolution resolution, string loser, string winner)
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, "mkdirat"), Rule(SyscallAction.KillProcess, "mkdirat")) with { Resolution = resolution };
        Finding finding = Assert.Single(All(policy));
        Assert.Equal("SECC0423", finding.Kind.Id);
        Assert.Equal([loser, winner], finding.Arguments.Skip(1).Take(2));
    }

    [Fact]
    public void A_condition_and_the_rest_are_fine()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, s_five, "dup"), Rule(SyscallAction.Allow, "dup"));
        Assert.Equal(["SECC0422"], All(policy).Select(finding => finding.Kind.Id));
        Assert.Equal(["SECC0422"], All(policy with { Resolution = RuleResolution.Runc }).Select(finding => finding.Kind.Id));
        Assert.Empty(All(Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "dup"), Rule(s_eperm, s_five, "dup"))));
    }

    [Fact]
    public void Runc_keeps_a_rule_without_condition_over_one_with()
    {
        Policy policy = Of(s_eacces, Rule(s_eperm, s_five, "dup"), Rule(SyscallAction.Allow, "dup")) with { Resolution = RuleResolution.Runc };
        Finding finding = Assert.Single(All(policy));
        Assert.Equal(("SECC0423", "ERRNO(1)"), (finding.Kind.Id, finding.Arguments[1]));
    }

    [Fact]
    public void A_hole_in_another_rule_is_dropped_by_runc()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.Allow, s_nine, "dup"), Rule(s_eperm, s_five, "dup")) with { Resolution = RuleResolution.Runc };
        Finding finding = Assert.Single(All(policy));
        Assert.Equal("SECC0423", finding.Kind.Id);
        Assert.Contains("because runc drops rules that equal the default action", finding.Message, StringComparison.Ordinal);
        Assert.Empty(All(policy with { Resolution = RuleResolution.FirstMatch }));
    }

    [Fact]
    public void Conditions_that_overlap_are_shown_by_a_call()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, s_five, "dup"), Rule(s_eacces, s_nine, "dup")) with { Resolution = RuleResolution.Runc };
        Finding[] findings = All(policy);
        Finding finding = Assert.Single(findings, finding => finding.Kind == FindingKinds.RulesOverlap || finding.Kind == FindingKinds.RuleOverruled);
        Assert.Equal("SECC0423", finding.Kind.Id);
        Policy crossing = Of(SyscallAction.Allow, Rule(s_eperm, s_five, "dup"), Rule(s_eacces, Compare(0, ComparisonOperator.LessOrEqual, 9), "dup"))
            with { Resolution = RuleResolution.Runc };
        Assert.StartsWith("dup(", Assert.Single(Of(crossing, FindingKinds.RulesOverlap)).Message, StringComparison.Ordinal);
        Assert.Empty(All(crossing with { Resolution = RuleResolution.MostRestrictive }));
    }

    [Fact]
    public void Conditions_that_exclude_each_other_are_fine()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(s_eperm, s_five, "dup"), Rule(s_eacces, Compare(0, ComparisonOperator.Less, 5), "dup"));
        Assert.Empty(All(policy with { Resolution = RuleResolution.Runc }));
    }

    [Fact]
    public void A_rule_by_which_newer_numbers_become_known_changes_something()
    {
        Policy policy = Of(s_eperm, Rule(SyscallAction.Allow, "read"), Rule(s_eperm, "clone3")) with { Resolution = RuleResolution.Runc, Unknown = UnknownSyscalls.Runc };
        Assert.Empty(All(policy));
    }

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 0)]
    public void Calls_behind_a_multiplexer_are_looked_at_where_no_condition_is_about_its_words(bool expands, bool conditional, int expected)
    {
        Rule[] rules = [Rule(s_eperm, conditional ? s_five : null, "socket"), Rule(s_eperm, conditional ? s_five : null, "socket")];
        Policy policy = Of(SyscallAction.Allow, rules).For(Abi.X86) with { Resolution = RuleResolution.Runc, ExpandMultiplexers = expands };
        Assert.Equal(expected, All(policy).Length);
    }

    [Fact]
    public void A_report_changes_no_rule() => Assert.Empty(All(
        Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "read"), Rule(s_eperm, "mount")) with { Reported = ReportedAnswers.Denials }));

    private static Finding[] All(Policy policy) =>
        [.. new[] { FindingKinds.RuleRedundant, FindingKinds.RuleOverruled, FindingKinds.RulesOverlap }.SelectMany(kind => Of(policy, kind))];

    [Fact]
    public void What_is_idle_only_where_another_rule_applies_stays()
    {
        Rule everywhere = Rule(SyscallAction.Allow, "read"), somewhere = everywhere with { IsScoped = true };
        Assert.Null(Redundant(somewhere, everywhere).Mend);
        Assert.Equal(new Mend.DropNames(ImmutableEquatableArray.Of("read")), Redundant(everywhere, somewhere).Mend);

        static Finding Redundant(Rule first, Rule second) => Assert.Single(Of(Of(s_eperm, first, second), FindingKinds.RuleRedundant));
    }

    /// <summary>dup3 is 292 on x86_64 and renameat 264; on aarch64 they are 24 and 38.</summary>
    [Theory]
    [InlineData("renameat", true)]
    [InlineData("dup", false)]
    public void The_newest_name_of_another_abi_stays(string name, bool stays)
    {
        Policy policy = Of(s_eperm, Rule(SyscallAction.Allow, "dup3"), Rule(s_eperm, name))
            with { Unknown = UnknownSyscalls.Runc, Resolution = RuleResolution.Runc };
        Assert.Equal(stays, Assert.Single(Of(policy, FindingKinds.RuleRedundant)).Mend is null);
    }
}
