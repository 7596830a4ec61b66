using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>That a profile can be mended is said where a class is bound to it, once, and with what it then is.</summary>
public sealed class ProfileTwinTests
{
    private const string Wrong = """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["reboot"], "action": "SCMP_ACT_KILL" }, { "names": ["acct"], "action": "SCMP_ACT_ERRNO", "errnoRet": 0 }] }""";

    [Fact]
    public async Task It_says_how_many_findings_there_are_and_which()
    {
        Diagnostic twin = Assert.Single(await Twins(Wrong));
        Assert.Equal(DiagnosticSeverity.Info, twin.Severity);
        Assert.Equal("\"web.json\"", twin.Location.SourceTree!.ToString().Substring(twin.Location.SourceSpan.Start, twin.Location.SourceSpan.Length));
        Assert.StartsWith("web.json has 2 findings that a fix can mend (SECC0410, SECC0414)", twin.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(TestProject.Directory + "web.json", twin.Properties[FindingProperties.RewritePath]);
        Assert.Equal(
            Wrong.Replace("_KILL", "_KILL_PROCESS").Replace(": 0", ": 1"), twin.Properties[FindingProperties.RewriteText]);
    }

    [Theory]
    [InlineData("""{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["reboot"], "action": "SCMP_ACT_KILL_PROCESS" }] }""")]
    [InlineData("""{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["reboot"], "action": "SCMP_ACT_TRAP" }] }""")]
    [InlineData("{")]
    [InlineData("")]
    public async Task It_says_nothing_where_there_is_nothing_to_mend(string profile) => Assert.Empty(await Twins(profile));

    /// <summary>Each class has its own targets and choices, and so its own findings.</summary>
    [Fact]
    public async Task It_is_about_what_the_class_makes_of_the_profile()
    {
        const string Profile = """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["mkdir"], "action": "SCMP_ACT_KILL_PROCESS" }] }""";
        Diagnostic twin = Assert.Single(await Twins(Profile, ", Targets = SeccompTargets.X64"));
        Assert.Contains("\"mkdir\", \"mkdirat\", \"io_uring_setup\"", twin.Properties[FindingProperties.RewriteText]);
        Assert.Empty(await Twins(Profile, ", Targets = SeccompTargets.Arm64"));
    }

    private static async Task<Diagnostic[]> Twins(string profile, string arguments = "") => [.. (await Analysis.RunAll(TestProject.Of($"""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompProfile("web.json"{arguments})] static partial class Sandbox;
        """).WithFile("web.json", profile))).Where(one => one.Id == "SECC0757")];
}
