using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Whatever is written, there is a finding and no exception, and no filter looser than what can be read.</summary>
public sealed class BadInputTests
{
    private static readonly TestProject s_empty = TestProject.Of("System.Console.WriteLine();");

    public static TheoryData<string, string> HostileProfiles => new()
    {
        { "empty", "" },
        { "blank", " \n\t" },
        { "truncated", """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [ { "names": [ "moun""" },
        { "null", "null" },
        { "array", "[]" },
        { "NUL", "{ \"defaultAction\": \"SCMP_ACT_\0ALLOW\" }" },
        { "lone surrogate", "{ \"defaultAction\": \"SCMP_ACT_ALLOW\ud800\" }" },
        { "replacement characters of a wrong encoding", "\ufffd\ufffd{\0\"\0d\0e\0f\0" },
        { "deep", new string('[', 100_000) },
        { "deep syscalls", "{ \"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\": " + new string('[', 100_000) },
        { "long name", "{ \"defaultAction\": \"" + new string('x', 1_000_000) + "\" }" },
        { "big number", """{ "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 99999999999999999999999, "syscalls": [] }""" },
        { "braces in a name", """{ "defaultAction": "{0} {1} {", "syscalls": [] }""" },
    };

    [Theory]
    [MemberData(nameof(HostileProfiles))]
    public async Task A_hostile_profile_is_an_error_at_a_place_and_no_filter(string name, string text)
    {
        TestProject project = s_empty.WithFile("hostile.seccomp.json", text);
        IReadOnlyList<Diagnostic> found = await Analysis.Run(project);
        Assert.Contains(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.All(found, diagnostic => Assert.Equal("/src/App/hostile.seccomp.json", diagnostic.Location.GetLineSpan().Path));
        Assert.All(found, diagnostic => Assert.NotEmpty(diagnostic.ToString()));
        Assert.True(Generation.Run(project).FilterNames.Count == 0, name);
    }

    [Fact]
    public void Ten_thousand_names_make_a_filter()
    {
        var names = new StringBuilder("\"read\"");
        for (int i = 0; i < 10_000; i++)
            names.Append(i % 2 == 0 ? ", \"write\"" : ", \"mkdirat\"");
        Assert.Single(Generation.Run(TestProject.Of($"""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompDeny({names})] partial class Sandbox;
            """)).Compiles().HintNames);
    }

    [Theory]
    [InlineData("[SeccompAllow(1)]")]
    [InlineData("[SeccompAllow(\"read\"]")]
    [InlineData("[SeccompAllow(\"read)]")]
    [InlineData("[SeccompAllow(\"\\uD8\")]")]
    [InlineData("[SeccompAllow(\"read\", When = )]")]
    [InlineData("[SeccompAllow(\"read\", When = 5)]")]
    [InlineData("[SeccompAllow(\"read\", When = \"fd == \\U00\")]")]
    [InlineData("[SeccompAllow(\"read\", Wehn = \"fd == 1\")]")]
    [InlineData("[SeccompAllow(\"read\", Errno = Errno.EPERM)]")]
    [InlineData("[SeccompRule]")]
    [InlineData("[SeccompRule(\"read\")]")]
    [InlineData("[SeccompRule(SeccompAction.Nothing, \"read\")]")]
    [InlineData("[SeccompDeny(\"read\", Errno = Errno.ENOTHING)]")]
    [InlineData("[SeccompFilter(Targets = \"x64\")]")]
    [InlineData("[SeccompProfile]")]
    [InlineData("[SeccompProfile(1)]")]
    [InlineData("[SeccompProfile(\"profile.json\", Capabilities = new[] { 1 })]")]
    [InlineData("[SeccompProfile(\"profile.json\", Capabilities = null)]")]
    public async Task What_does_not_compile_does_no_harm(string attribute)
    {
        TestProject project = TestProject.Of($$"""
            using SeccompSharp;
            System.Console.WriteLine();
            {{attribute}}
            partial class Sandbox;
            [SeccompDeny("mount")] partial class Other;
            """);
        Assert.Contains("Other.g.cs", Generation.Run(project).HintNames);
        Assert.All(await Analysis.Run(project), diagnostic => Assert.NotEmpty(diagnostic.ToString()));
    }

    [Fact]
    public void An_attribute_in_error_forbids_the_filter_of_the_others() => Assert.Empty(Generation.Run(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompDeny("mount")]
        [SeccompDeny(nameof(Nothing))]
        partial class Sandbox;
        """)).FilterNames);

    [Theory]
    [InlineData("struct")]
    [InlineData("interface")]
    [InlineData("record struct")]
    public void Attributes_on_what_is_no_class_are_left_to_the_compiler(string kind) => Assert.Empty(Generation.Run(TestProject.Of($$"""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompDeny("mount")] partial {{kind}} Sandbox;
        """)).HintNames);

    [Fact]
    public async Task An_attribute_of_the_same_name_is_not_ours()
    {
        TestProject project = TestProject.Of("""
            System.Console.WriteLine();
            [Other.SeccompDeny("mkdirr")] class Sandbox;
            namespace Other { class SeccompDenyAttribute(string name) : System.Attribute { public string Name => name; } }
            """);
        Assert.Empty(Generation.Run(project).Compiles().HintNames);
        Assert.Empty(await Analysis.Run(project));
    }

    [Fact]
    public async Task Sources_without_a_path_are_read_as_any_other()
    {
        TestProject project = new TestProject() with
        {
            Sources = [("", "System.Console.WriteLine();"), ("", """[SeccompSharp.SeccompDeny("mount", "mkdirr")] partial class Sandbox;""")],
        };
        Diagnostic found = Assert.Single(await Analysis.Run(project));
        Assert.Equal("mkdirr", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, 6));
    }
}
