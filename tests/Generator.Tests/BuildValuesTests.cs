using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Generator.Values;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Only what MSBuild wrote decides a filter; where that is missing, doubtful or contradicted, there is none.</summary>
public sealed class BuildValuesTests
{
    private static readonly TestProject s_project = TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("@dotnet")]
        static partial class Sandbox;
        """).WithProperty("SeccompTargets", "x64");

    [Fact]
    public void Values_come_back_as_they_were()
    {
        string odd = " a;b=c%20\t#\n" + "\"' äöü ";
        BuildValues values = BuildValuesFile.Read(TestValues.Of(
            [new("SeccompTargets", odd), new("Empty", "")],
            [new TestFile("/a b/ü%;.json", "", System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("SeccompCaps", odd))]).Text);
        Assert.Empty(values.Findings);
        Assert.Equal(odd, values.Property("SeccompTargets"));
        Assert.Equal("", values.Property("Empty"));
        Assert.Null(values.Property("seccomptargets"));
        Assert.Equal(odd, Assert.Single(values.Of("/a b/../a b/./ü%;.json")).Value("SeccompCaps"));
        Assert.Empty(values.Of("/a b/other.json"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SeccompSharp.build 1\n")]
    [InlineData("SeccompSharp.build 1\nproperty SeccompMode=Log\n")]
    [InlineData("SeccompSharp.build 2\nend\n")]
    [InlineData("SeccompSharp.build 1\nproperty SeccompMode\nend\n")]
    [InlineData("SeccompSharp.build 1\nmetadata SeccompCaps=A\nend\n")]
    [InlineData("SeccompSharp.build 1\nsomething SeccompMode=Log\nend\n")]
    [InlineData("SeccompSharp.build 1\nfile\nend\n")]
    public void A_file_that_is_not_whole_holds_nothing(string? text)
    {
        BuildValues values = BuildValuesFile.Read(text);
        Assert.Equal("SECC0716", Assert.Single(values.Findings).Kind.Id);
        Assert.Empty(values.Properties);
    }

    [Fact]
    public void Lines_of_Windows_are_lines() =>
        Assert.Equal("Log", BuildValuesFile.Read("SeccompSharp.build 1\r\nproperty SeccompMode=Log\r\nend\r\n").Property("SeccompMode"));

    [Fact]
    public Task Without_the_values_no_policy_gets_a_filter() => AssertRefused("SECC0716", s_project with { HasBuildValues = false });

    [Fact]
    public Task A_second_file_of_values_is_an_error_and_not_another_opinion() =>
        AssertRefused("SECC0716", s_project.WithFile("sub/SeccompSharp.build", "SeccompSharp.build 1\nproperty SeccompMode=Log\nend\n"));

    [Theory]
    [InlineData("SeccompMode", "Log")]
    [InlineData("SeccompTargets", "arm64")]
    [InlineData("PublishAot", "false")]
    [InlineData("InvariantGlobalization", "false")]
    [InlineData("EventSourceSupport", "true")]
    [InlineData("SeccompRequireLock", "false")]
    public Task A_globalconfig_that_contradicts_a_property_is_an_error(string name, string value)
    {
        TestProject project = s_project.WithProperty("PublishAot", "true").WithProperty("InvariantGlobalization", "true");
        return AssertRefused("SECC0715", project with { GlobalConfiguration = project.GlobalConfiguration.Add("build_property." + name, value) });
    }

    [Theory]
    [InlineData("SeccompInstallAtStartup", "false")]
    [InlineData("SeccompProfile", "false")]
    [InlineData("SeccompCaps", "CAP_SYS_ADMIN")]
    [InlineData("SeccompClass", "Elsewhere.Sandbox")]
    public async Task An_editorconfig_that_contradicts_metadata_is_an_error(string name, string value)
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();")
            .WithFile("web.seccomp.json", SampleProfiles.DenyMount, ("SeccompInstallAtStartup", "true"), ("SeccompTargets", "x64"));
        await AssertRefused("SECC0715", project with
        {
            FileConfiguration = project.FileConfiguration.Add("build_metadata.AdditionalFiles." + name, value),
        });
    }

    /// <summary>As the SDK does it for some.</summary>
    [Fact]
    public async Task The_same_value_by_both_ways_is_no_contradiction()
    {
        TestProject project = s_project.WithProperty("InvariantGlobalization", "true");
        project = project with
        {
            GlobalConfiguration = project.GlobalConfiguration
                .Add("build_property.InvariantGlobalization", "True").Add("build_property.PublishAot", "")
                .Add("build_property.ProjectDir", "/cut/at/a"),
        };
        Assert.DoesNotContain(await Analysis.Run(project), one => one.Id == "SECC0715");
        Generation.Run(project).Compiles();
    }

    [Fact]
    public async Task A_file_in_two_items_that_differ_is_an_error()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();").WithProperty("SeccompTargets", "x64")
            .WithFile("web.seccomp.json", SampleProfiles.DenyMount, ("SeccompProfile", "false"));
        await AssertRefused("SECC0717", project.WithFile("web.seccomp.json", SampleProfiles.DenyMount));
        Assert.DoesNotContain(
            await Analysis.Run(project.WithFile("web.seccomp.json", SampleProfiles.DenyMount, ("SeccompProfile", "false"))),
            one => one.Id == "SECC0717");
    }

    /// <summary>What analyzer configuration says of severities does not matter either.</summary>
    private static async Task AssertRefused(string id, TestProject project)
    {
        TestProject silenced = project with { Severities = project.Severities.Add(id, ReportDiagnostic.Suppress).Add("SECC0735", ReportDiagnostic.Suppress) };
        Generation generation = Generation.Run(silenced);
        Assert.Contains(generation.Diagnostics, one => one is { Id: "SECC0735", Severity: DiagnosticSeverity.Error });
        Assert.Contains("throw new global::System.InvalidOperationException(\"No seccomp filter was made", generation.Text);
        Assert.DoesNotContain("Data =>", generation.Text);
        Assert.Contains(await Analysis.Run(silenced), one => one.Id == id && one.Severity == DiagnosticSeverity.Error);
    }
}
