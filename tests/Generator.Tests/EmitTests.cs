using System.Linq;
using System.Text.RegularExpressions;
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

    [Fact]
    public void Variables() => Approve(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompFilter(Targets = SeccompTargets.X64 | SeccompTargets.Arm)]
        [SeccompDeny("write", When = "fd not in { 1, 2, $log }")]
        [SeccompDeny("read", When = "count == $size")]
        internal static partial class Sandbox;
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

    [Fact]
    public void Each_instruction_has_a_line_with_its_bytes_and_its_meaning()
    {
        string text = Generation.Run(TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(Targets = SeccompTargets.Arm), SeccompDeny("mount")] partial class Sandbox;
            """)).Text;
        Assert.Contains("        0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, //    0: ld arch\n", text);
    }

    private void Approve(TestProject project, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        GeneratedSourceResult source = Generation.Run(project).Compiles().Result.GeneratedSources.Single();
        Snapshot.Matches(this, source.HintName[..^".g.cs".Length], WithoutPrograms(source.SourceText.ToString()), method: method);
    }

    /// <summary>Which instructions there are is for other tests to say.</summary>
    private static string WithoutPrograms(string text)
    {
        text = Regex.Replace(text, @"\d+ instructions, of which no call runs more than \d+", "(size)");
        text = Regex.Replace(text, @"\[\d+\] = new (\S+)\(0x15, \d+, \d+, (.*) // jeq (\S+), \d+, \d+", "[(place)] = new $1(0x15, (jumps), $2 // jeq $3, (jumps)");
        return Regex.Replace(text, @"( +)(0x\w\w, ){8}// .*\n(\1(0x\w\w, ){8}// .*\n)*", "$1(instructions)\n");
    }
}
