using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>A profile is mended from the class that is bound to it, all that can be mended at once.</summary>
public sealed class ProfileTwinFixTests
{
    private const string Wrong = """
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "syscalls": [
            { "names": ["mount"], "action": "SCMP_ACT_KILL" }
          ]
        }
        """;

    private const string Right = """
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "syscalls": [
            { "names": ["mount", "fsopen", "open_tree"], "action": "SCMP_ACT_KILL_PROCESS" }
          ]
        }
        """;

    [Fact]
    public Task The_profile_is_mended_from_the_class() => FixTest<ProfileTwinFix>.FirstPasses(
        Project("""{|SECC0757:"profile.json"|}""").WithFile("profile.json", Wrong),
        Project("\"profile.json\"").WithFile("profile.json", Right), "Mend profile.json");

    [Fact]
    public Task Each_class_mends_its_own() => FixTest<ProfileTwinFix>.Passes(
        Project("""{|SECC0757:"a.json"|}""", """{|SECC0757:"b.json"|}""").WithFile("a.json", Wrong).WithFile("b.json", Wrong),
        Project("\"a.json\"", "\"b.json\"").WithFile("a.json", Right).WithFile("b.json", Right));

    [Fact]
    public Task Where_nothing_is_to_be_mended_nothing_is_said() =>
        FixTest<ProfileTwinFix>.HasNothingFor(Project("\"profile.json\"").WithFile("profile.json", Right));

    /// <summary>Why a call is allowed that undoes the list, only the author can say.</summary>
    [Fact]
    public Task What_needs_its_author_is_nothing_to_mend() => FixTest<ProfileTwinFix>.HasNothingFor(Project("\"profile.json\"").WithFile("profile.json", """
        {
          "defaultAction": "SCMP_ACT_KILL_PROCESS",
          "syscalls": [
            { "names": ["exit", "exit_group", "restart_syscall", "rt_sigreturn", "bpf"], "action": "SCMP_ACT_ALLOW" }
          ]
        }
        """));

    private static TestProject Project(string first, string? second = null) => TestProject.Of($"""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompProfile({first})] static partial class First;
        {(second is null ? "" : $"[SeccompProfile({second})] static partial class Second;")}
        """);
}
