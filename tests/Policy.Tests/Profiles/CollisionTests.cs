using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Rules of which libseccomp refuses the second.</summary>
public sealed class CollisionTests
{
    private const string IsFive = """{"index":0,"value":5,"op":"SCMP_CMP_EQ"}""";
    private const string IsSixToo = """{"index":1,"value":6,"op":"SCMP_CMP_EQ"}""";

    [Theory]
    [InlineData(IsFive, IsFive)]
    [InlineData(IsFive + "," + IsSixToo, IsSixToo + "," + IsFive)]
    [InlineData("""{"index":0,"value":15,"valueTwo":5,"op":"SCMP_CMP_MASKED_EQ"}""", """{"index":0,"value":15,"valueTwo":21,"op":"SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index":0,"value":7,"op":"SCMP_CMP_EQ"},""" + IsFive, IsFive)]
    public void The_same_conditions_with_another_action_are_refused(string first, string second)
    {
        string text = Rules(Rule(first, "SCMP_ACT_ERRNO"), Rule(second, "SCMP_ACT_KILL_PROCESS"));
        Finding finding = Assert.Single(Of(text, Compat.Runc));
        Assert.Equal((Severity.Error, "KILL_PROCESS"), (finding.Severity, finding.Arguments[1]));
        Assert.Contains("crun does not start", Assert.Single(Of(text, Compat.Crun)).Message);
        Assert.Empty(Of(text, null));
    }

    [Fact]
    public void Other_conditions_actions_and_calls_are_not()
    {
        Assert.Empty(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO"), Rule(IsFive, "SCMP_ACT_ERRNO")), Compat.Runc));
        Assert.Empty(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO"), Rule(IsFive + "," + IsSixToo, "SCMP_ACT_LOG")), Compat.Runc));
        Assert.Empty(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO"), Rule(IsFive, "SCMP_ACT_LOG", "dup3")), Compat.Runc));
        Assert.Empty(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO"), Rule("""{"index":0,"value":5,"op":"SCMP_CMP_LE"}""", "SCMP_ACT_LOG")), Compat.Runc));
    }

    [Fact]
    public void A_rule_with_the_default_action_or_after_one_without_conditions_is_never_handed_over_or_ignored()
    {
        Assert.Empty(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO"), Rule(IsFive, "SCMP_ACT_ALLOW")), Compat.Runc));
        Assert.Empty(Of(Rules(Rule("", "SCMP_ACT_LOG"), Rule(IsFive, "SCMP_ACT_ERRNO"), Rule(IsFive, "SCMP_ACT_KILL")), Compat.Runc));
        Assert.Single(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO"), Rule(IsFive, "SCMP_ACT_KILL"), Rule("", "SCMP_ACT_LOG")), Compat.Runc));
    }

    [Fact]
    public void A_name_that_the_machine_lacks_is_not_looked_at() =>
        Assert.Empty(Of(Rules(Rule(IsFive, "SCMP_ACT_ERRNO", "no_such"), Rule(IsFive, "SCMP_ACT_LOG", "no_such")), Compat.Runc));

    private static string Rule(string args, string action, string name = "dup") => $$"""{"names":["{{name}}"],"action":"{{action}}","args":[{{args}}]}""";

    private static string Rules(params string[] rules) => $$"""{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{{string.Join(",", rules)}}]}""";

    private static Finding[] Of(string json, Compat? compat) =>
    [
        .. ProfileReader.Read("p.json", json, CancellationToken.None).Profile!
            .ToPolicy(Target.X64, compat is { } runtime ? ProfileOptions.OfRuntime(runtime) : new ProfileOptions())
            .Findings.Where(finding => finding.Kind == FindingKinds.RulesCollide),
    ];
}
