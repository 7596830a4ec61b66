using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class UnfitActionsTests
{
    private static readonly FindingKind[] s_kinds =
    [
        FindingKinds.KillEndsThread, FindingKinds.TrapWithoutHandler, FindingKinds.TraceWithoutTracer, FindingKinds.NotifyWithoutListener,
        FindingKinds.SuccessFaked,
    ];

    public static TheoryData<ActionKind, int, string, Severity> Unfit => new()
    {
        { ActionKind.KillThread, 0, "SECC0410", Severity.Warning },
        { ActionKind.Trap, 0, "SECC0411", Severity.Info },
        { ActionKind.Trace, 7, "SECC0412", Severity.Info },
        { ActionKind.Notify, 0, "SECC0413", Severity.Info },
        { ActionKind.Errno, 0, "SECC0414", Severity.Warning },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void An_action_that_does_something_else_here_is_found_in_a_rule_and_as_the_default(ActionKind kind, int data, string id, Severity severity)
    {
        var action = new SyscallAction(kind, (ushort)data);
        foreach (Policy policy in new[] { Of(SyscallAction.Allow, Rule(action, "reboot")), Of(action, Rule(SyscallAction.Allow, "read")) })
        {
            Finding finding = Assert.Single(All(policy));
            Assert.Equal((id, severity), (finding.Kind.Id, finding.Severity));
        }
    }

    [Theory]
    [InlineData(ActionKind.KillProcess, 0)]
    [InlineData(ActionKind.Errno, 1)]
    [InlineData(ActionKind.Log, 0)]
    public void Others_are_fine(ActionKind kind, int data) => Assert.Empty(All(Of(SyscallAction.Allow, Rule(new SyscallAction(kind, (ushort)data), "reboot"))));

    [Fact]
    public void The_reporter_ends_the_process_in_place_of_the_thread()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.KillThread, "reboot"), Rule(SyscallAction.Trap(), "swapon"));
        Assert.Empty(All(policy with { Reported = ReportedAnswers.Kills }));
    }

    [Fact]
    public void A_foreign_abi_that_ends_a_thread_is_the_runtimes_choice() =>
        Assert.Empty(All(Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), "reboot")) with { ForeignAbiAction = SyscallAction.KillThread }));

    [Fact]
    public void Traps_are_told_of_once_and_kills_of_a_thread_wherever_they_stand()
    {
        Assert.Single(All(Of(SyscallAction.Trap(), Rule(SyscallAction.Trap(), "read"), Rule(SyscallAction.Allow, "write"))));
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.KillThread, "reboot"), Rule(SyscallAction.KillThread, "swapon"));
        Assert.Equal(2, All(policy).Length);
    }

    [Theory]
    [InlineData("""{"defaultAction":"SCMP_ACT_NOTIFY","listenerPath":"/x","syscalls":[]}""", "SECC0415 Warning")]
    [InlineData("""{"defaultAction":"SCMP_ACT_NOTIFY","syscalls":[]}""", "SECC0413 Warning, SECC0415 Warning")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","listenerPath":"/x","syscalls":[{"names":["read","write"],"action":"SCMP_ACT_NOTIFY"}]}""", "SECC0415 Warning")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","listenerPath":"","syscalls":[{"names":["mount"],"action":"SCMP_ACT_NOTIFY"}]}""", "SECC0413 Warning")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","listenerPath":"/x","syscalls":[{"names":["mount"],"action":"SCMP_ACT_NOTIFY"}]}""", "")]
    public void What_runc_refuses_is_a_warning_and_under_runc_an_error(string json, string expected)
    {
        Assert.Equal(expected, About(json, new ProfileOptions()));
        Assert.Equal(expected.Replace("SECC0415 Warning", "SECC0415 Error"), About(json, ProfileOptions.OfRuntime(Compat.Runc)));
    }

    [Fact]
    public void Crun_asks_an_agent_about_anything()
    {
        const string Json = """{"defaultAction":"SCMP_ACT_NOTIFY","listenerPath":"/x","syscalls":[{"names":["write"],"action":"SCMP_ACT_NOTIFY"}]}""";
        Assert.Equal("", About(Json, ProfileOptions.OfRuntime(Compat.Crun)));
    }

    [Fact]
    public void A_faked_success_is_found_at_its_errno()
    {
        const string Json = """{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["mkdirat"],"action":"SCMP_ACT_ERRNO","errnoRet":0}]}""";
        Policy policy = ProfileReader.Read("p.json", Json, CancellationToken.None).Profile!.ToPolicy(Target.X64, new ProfileOptions()).Policy!;
        Assert.Equal(Json.IndexOf("0}", System.StringComparison.Ordinal), Assert.Single(Of(policy, FindingKinds.SuccessFaked)).Place.Range.Start);
    }

    private static string About(string json, ProfileOptions options) => string.Join(", ", ProfileReader.Read("p.json", json, CancellationToken.None)
        .Profile!.ToPolicy(Target.X64, options).Findings.Where(finding => finding.Kind.Id is "SECC0413" or "SECC0415")
        .Select(finding => $"{finding.Kind.Id} {finding.Severity}").Order());

    private static Finding[] All(Policy policy) => [.. s_kinds.SelectMany(kind => Of(policy, kind))];
}
