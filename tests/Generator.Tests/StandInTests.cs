using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>A policy with errors leaves members that compile, so that only the mistake is reported, and that throw.</summary>
public sealed class StandInTests
{
    private const string Uses = """
        using SeccompSharp;
        internal static class Program
        {
            public static void Main() => Sandbox.Install();
            public static bool Try() => Sandbox.TryInstall(out SeccompInstallResult _);
            public static int Length() => Sandbox.Filter.Length + Sandbox.X64.Length + Sandbox.Arm64.Length;
        }
        """;

    [Theory]
    [InlineData("[SeccompDeny(\"mkdirr\")]")]
    [InlineData("[SeccompDeny(\"mount\", When = \"flagz == 1\")]")]
    [InlineData("[SeccompDeny(\"\")]")]
    [InlineData("[SeccompFilter((SeccompAction)7), SeccompDeny(\"mount\")]")]
    [InlineData("[SeccompProfile(\"missing.json\")]")]
    [InlineData("[SeccompProfile(\"broken.json\")]")]
    [InlineData("[SeccompProfile(\"good.json\"), SeccompDeny(\"mount\")]")]
    public async Task Callers_compile_and_are_stopped_when_the_errors_are_suppressed(string attributes)
    {
        TestProject project = TestProject.Of(Uses).With("Sandbox.cs", $"using SeccompSharp; {attributes} static partial class Sandbox;")
            .WithFile("good.json", SampleProfiles.DenyMount)
            .WithFile("broken.json", SampleProfiles.DenyMount.Replace("SCMP_ACT_ALLOW", "SCMP_ACT_ALOW"));
        Assert.Contains(await Analysis.Run(project), finding => finding.Severity == DiagnosticSeverity.Error);
        Type program = Generation.Run(project).Compiles().Load().GetType("Program")!;
        foreach (string method in new[] { "Main", "Try", "Length" })
        {
            var thrown = Assert.Throws<TargetInvocationException>(() => program.GetMethod(method)!.Invoke(null, null));
            Assert.IsType<InvalidOperationException>(thrown.InnerException);
            Assert.Contains("policy of Sandbox has errors", thrown.InnerException.Message);
        }
    }

    [Fact]
    public void A_profile_in_error_has_its_class()
    {
        TestProject project = TestProject.Of("App.Broken.Install();")
            .WithFile("broken.seccomp.json", SampleProfiles.DenyMount.Replace("SCMP_ACT_ALLOW", "SCMP_ACT_ALOW"));
        Assert.Equal(["App.Broken.g.cs"], Generation.Run(project).Compiles().HintNames);
    }

    [Fact]
    public void A_program_that_was_to_be_restricted_from_its_start_does_not_start()
    {
        Assembly assembly = Generation.Run(TestProject.Of("""
            using SeccompSharp;
            internal static class Program { public static int Main() => 0; }
            class Outer<T> { [SeccompFilter(InstallAtStartup = true), SeccompDeny("mkdirr")] private static partial class Sandbox; }
            """.Replace("class Outer", "partial class Outer"))).Compiles().Load();
        Exception thrown = Assert.ThrowsAny<Exception>(() => assembly.EntryPoint!.Invoke(null, null));
        Assert.IsType<InvalidOperationException>(thrown.GetBaseException());
    }

    [Theory]
    [InlineData("[SeccompDeny(\"mkdirr\")] static class Sandbox;")]
    [InlineData("class Outer { [SeccompDeny(\"mkdirr\")] static partial class Sandbox; }")]
    [InlineData("[SeccompDeny(\"mkdirr\")] file static partial class Sandbox;")]
    [InlineData("[SeccompDeny(\"mkdirr\")] static partial class Sandbox { static int Filter; }")]
    public void A_class_that_takes_no_member_gets_none(string declaration) =>
        Assert.Empty(Generation.Run(TestProject.Of("using SeccompSharp; System.Console.WriteLine(); " + declaration)).HintNames);

    [Fact]
    public void Correcting_the_mistake_brings_the_filter_back()
    {
        TestProject wrong = TestProject.Of("using SeccompSharp; Sandbox.Install(); [SeccompDeny(\"mkdirr\")] static partial class Sandbox;");
        TestProject right = wrong with { Sources = [.. wrong.Sources.Select(source => (source.Path, source.Text.Replace("mkdirr", "mkdir")))] };
        GeneratorDriver driver = wrong.Driver().RunGenerators(wrong.Compile()).RunGenerators(right.Compile());
        Assert.Equal(Generation.Run(right).Text, driver.GetRunResult().GeneratedTrees.Single().ToString());
    }
}
