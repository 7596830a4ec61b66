using System.Collections.Generic;
using System.Text.Json.Nodes;
using SeccompSharp.Oracle.Tests.Containers;
using SeccompSharp.Oracle.Tests.Libseccomp;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Oracle.Tests;

/// <summary>
/// The exercises of a course on filtering with runc: a container that runc filters, and the same container under the
/// filter that we compile from the same profile, do the same.
/// </summary>
public sealed class RuncTests
{
    private const string Reboot = "169,1,2,3";
    private const string SwapOn = "167,0,0";
    private const string Mount = "165,0,0,0";
    private const string KexecLoad = "246,0,0,0,0xff";
    private const string GetPid = "39";
    private const string Socket = "41,2,1,0";
    private const string NoSuchCall = "1000";
    private const string Reboot32 = "i:88,1,2,3";
    private const string KilledBySigsys = "159";

    /// <summary>Profile, command, and what both must give: exit status and first line of output.</summary>
    public static TheoryData<string, string, string> Exercises => new()
    {
        { "deny-reboot", $"/bin/probe {Reboot} {GetPid}", $"0 {Reboot} = -1" },
        { "deny-reboot", $"/bin/probe {Reboot32}", $"0 {Reboot32} = -1" },
        { "deny-reboot", $"/bin/probe {Mount}", $"0 {Mount} = -14" },
        { "deny-reboot", $"/bin/probe {NoSuchCall}", $"0 {NoSuchCall} = -38" },
        { "deny-reboot", "/bin/busybox ls /", "0 bin" },
        { "kill", $"/bin/probe {GetPid} {Reboot} {GetPid}", $"{KilledBySigsys} {GetPid} = 1" },
        { "kill", $"/bin/probe {Reboot32}", KilledBySigsys },
        { "kill", "/bin/busybox echo still here", "0 still here" },
        { "several-rules", $"/bin/probe {SwapOn} {Mount} {Reboot}", $"0 {SwapOn} = -1" },
        { "several-rules", $"/bin/probe {GetPid} {KexecLoad}", $"{KilledBySigsys} {GetPid} = 1" },
        { "allowlist", "/bin/busybox echo hello", "0 hello" },
        { "allowlist", "/bin/busybox ls /bin", "0 busybox" },
        { "allowlist", $"/bin/probe {Socket} {Reboot} {NoSuchCall}", $"0 {Socket} = -1" },
        { "allowlist", "/bin/probe i:20 i:102,1,0 i:359,2,1,0", "0 i:20 = 1" },
        { "log", "/bin/busybox ls /bin", "0 busybox" },
        { "log", $"/bin/probe {Socket} {NoSuchCall}", $"0 {Socket} = 3" },
        { "native-only", "/bin/probe i:20", KilledBySigsys },
    };

    [RuncTheory]
    [MemberData(nameof(Exercises))]
    public void A_container_does_the_same_under_runcs_filter_and_ours(string profile, string command, string expected)
    {
        string text = OracleProfiles.Read($"runc-{profile}.json");
        IReadOnlyList<string> words = command.Split(' ');

        Execution theirs = RuncContainer.RunUnderRunc(JsonNode.Parse(text)!, words);
        Execution ours = RuncContainer.RunUnderProgram(CommandLineTool.Compile(text, "--compat", "runc"), words);

        Assert.Equal(expected, $"{theirs.ExitCode} {theirs.Output.Split('\n')[0]}".TrimEnd());
        Assert.Equal((theirs.ExitCode, theirs.Output), (ours.ExitCode, ours.Output));
    }

    /// <summary>Profiles under which a container starts. They state their architectures: without, runc 1.1 adds no stub.</summary>
    public static TheoryData<string> Startable => new(
        "runc-deny-reboot.json", "runc-kill.json", "runc-several-rules.json", "runc-allowlist.json", "runc-log.json",
        "runc-native-only.json", "startable-conditions.json");

    [InstalledFilterTheory]
    [MemberData(nameof(Startable))]
    public void The_filter_that_runc_installs_gives_our_verdicts(string profile) => AssertSameVerdictsAsInstalled(profile);

    [InstalledCorpusFilterTheory]
    [InlineData("moby+profiles__seccomp_default.json")]
    [InlineData("moby-default@2016-02-19-ad600239bc.json")]
    [InlineData("containers+common__pkg_seccomp_seccomp.json")]
    [InlineData("docker+labs__security_seccomp_seccomp-profiles_default-no-chmod.json")]
    public void The_filter_that_runc_installs_for_a_collected_profile_gives_our_verdicts(string profile) =>
        AssertSameVerdictsAsInstalled(profile);

    private static void AssertSameVerdictsAsInstalled(string profile)
    {
        Comparison comparison = RuncVerdicts.Compare(
            OracleProfiles.Read(profile), Dialect.Docker, Compat.Runc, Target.X64, (spec, _) =>
            {
                var installed = Program.FromBytes(RuncContainer.FilterFor(spec.ToJson()), littleEndian: true);
                return data => Interpreter.Run(installed, data);
            });
        Assert.True(comparison.Differences.Count == 0, string.Join("\n", comparison.Differences));
        Assert.False(comparison.Refused);
    }
}
