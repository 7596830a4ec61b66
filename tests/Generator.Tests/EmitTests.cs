using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>The generated text, as approved; and what C# of other versions and kinds of classes needs.</summary>
public sealed class EmitTests
{
    [Fact]
    public void Attributes() => Approve(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        namespace My.App
        {
            [SeccompDeny("mount", When = "flags == 0")]
            internal static partial class Sandbox;
        }
        """));

    [Fact]
    public void Profile() => Approve(TestProject.Of("System.Console.WriteLine();")
        .WithFile("web-server.seccomp.json", SampleProfiles.DenyMount, ("SeccompTargets", "x64,s390x"), ("SeccompInstallAtStartup", "true")));

    [Fact]
    public void Private_generic_host_installed_at_startup() => Approve(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        partial class Outer<T>
        {
            [SeccompFilter(Targets = SeccompTargets.Arm, InstallAtStartup = true)]
            [SeccompDeny("mount")]
            private static partial class Sandbox;
        }
        """));

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_language_version_that_Net_8_can_use_takes_the_output(LanguageVersion version)
    {
        bool initializers = version >= LanguageVersion.CSharp9;
        TestProject project = TestProject.Of($$"""
            using SeccompSharp;
            static class Start { static void Main() => Outer.Sandbox.Install(); }
            partial class Outer
            {
                [SeccompFilter(InstallAtStartup = {{(initializers ? "true" : "false")}})]
                [SeccompDeny("mount")]
                internal static partial class Sandbox { }

                [SeccompFilter(InstallAtStartup = {{(initializers ? "true" : "false")}})]
                [SeccompDeny("mount")]
                private static partial class Inner<T> { }
            }
            """) with { LanguageVersion = version };
        Assert.Equal(2, Generation.Run(project).Compiles().HintNames.Count);
    }

    [Fact]
    public void Two_startup_filters_of_one_namespace_do_not_meet() => Assert.Equal(3, Generation.Run(TestProject.Of("""
        using SeccompSharp;
        static class Start { static void Main() { } }
        [SeccompFilter(InstallAtStartup = true), SeccompDeny("mount")] static partial class A_1 { }
        [SeccompFilter(InstallAtStartup = true), SeccompDeny("mount")] static partial class A<T> { }
        static partial class B { [SeccompFilter(InstallAtStartup = true), SeccompDeny("mount")] static partial class A_1 { } }
        """) with { LanguageVersion = LanguageVersion.CSharp10 }).Compiles().HintNames.Count);

    [Fact]
    public void A_file_name_with_a_line_break_stays_in_its_comment()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();")
            .WithFile("a\n#error\u2028<b>\u0001.seccomp.json", SampleProfiles.DenyMount);
        Assert.Equal(["App.AErrorB.g.cs"], Generation.Run(project).Compiles().HintNames);
    }

    private void Approve(TestProject project, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        GeneratedSourceResult source = Generation.Run(project).Compiles().Result.GeneratedSources.Single();
        Snapshot.Matches(this, source.HintName[..^".g.cs".Length], source.SourceText.ToString(), method: method);
    }
}
