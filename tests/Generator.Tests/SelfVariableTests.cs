using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary><c>$self</c> is put in by Install and is nobody's parameter.</summary>
public sealed class SelfVariableTests
{
    private const string Allows = """[SeccompAllow("@dotnet")][SeccompAllow("kill", When = "pid == $self")]""";
    private const string Denies = """[SeccompDeny("kill", When = "pid == $self")]""";
    private const string AllowsOthers = """[SeccompAllow("@dotnet")][SeccompAllow("kill", When = "pid != $self")]""";

    [Theory]
    [InlineData(Allows)]
    [InlineData(Denies)]
    [InlineData(AllowsOthers)]
    public void It_is_no_parameter(string attributes)
    {
        string text = Generation.Run(Of(attributes)).Compiles().Text;
        Assert.Contains("public static void Install()", text);
        Assert.Contains("public static bool TryInstall(out ", text);
        Assert.Contains("int self = global::SeccompSharp.DotNetProcess.Id;", text);
        Assert.Contains("unchecked((uint)self)); // jeq $self, ", text);
    }

    [Theory]
    [InlineData(Allows, true)]
    [InlineData(Denies, false)]
    [InlineData(AllowsOthers, false)]
    [InlineData("""[SeccompAllow("@dotnet")][SeccompAllow("kill", When = "pid == $self && sig == $signal")]""", false)]
    public void A_filter_without_it_is_handed_out_where_it_allows_less(string attributes, bool isShown)
    {
        Generation generation = Generation.Run(Of(attributes)).Compiles();
        INamedTypeSymbol sandbox = generation.Compilation.GetTypeByMetadataName("Sandbox")!;
        foreach (string name in new[] { "Filter", "X64", "Arm64" })
            Assert.Equal(isShown ? Accessibility.Public : Accessibility.Private, Assert.Single(sandbox.GetMembers(name)).DeclaredAccessibility);
        Assert.Equal(isShown, generation.Text.Contains("as it stands here, what the rules allow for that is refused"));
    }

    [Theory]
    [InlineData(Allows, LanguageVersion.CSharp9)]
    [InlineData(Denies, LanguageVersion.CSharp9)]
    [InlineData(Allows, LanguageVersion.Preview)]
    [InlineData(Denies, LanguageVersion.Preview)]
    public void A_filter_that_installs_itself_has_it(string attributes, LanguageVersion version)
    {
        TestProject project = TestProject.Of($$"""
            using SeccompSharp;
            static class Start { static void Main() { } }
            [SeccompFilter(InstallAtStartup = true)]{{attributes}} internal static partial class Open { }
            partial class Outer<T>
            {
                [SeccompFilter(InstallAtStartup = true)]{{attributes}} private static partial class Hidden { }
            }
            """) with { LanguageVersion = version };
        Generation generation = Generation.Run(project).Compiles();
        Assert.All(generation.Result.GeneratedSources, file =>
            Assert.Contains("int self = global::SeccompSharp.DotNetProcess.Id;", file.SourceText.ToString()));
        Assert.Contains(generation.Result.GeneratedSources, file =>
            file.SourceText.ToString().Contains("internal static void Install() => global::Open.Install();"));
    }

    [Fact]
    public void Beside_it_others_have_their_parameters()
    {
        string text = Generation.Run(Of("""
            [SeccompDeny("kill", When = "pid not in { $self, $Self, $self_, $filter } || sig == $CompleteFilter")]
            """)).Compiles().Text;
        Assert.Contains("public static void Install(int CompleteFilter_, int Self, int filter, int self_)", text);
        Assert.Contains("int self = global::SeccompSharp.DotNetProcess.Id;", text);
    }

    [Fact]
    public void A_build_that_only_logs_has_it() => Assert.Contains(
        "int self = global::SeccompSharp.DotNetProcess.Id;",
        Generation.Run(Of(Allows).WithProperty("SeccompMode", "Log")).Compiles().Text);

    [Fact]
    public void A_profile_may_ask_for_it()
    {
        TestProject project = TestProject.Of("App.Web.Install(); _ = App.Web.X64.Length;").WithFile("web.seccomp.json", """
            { "defaultAction": "SCMP_ACT_ERRNO",
              "syscalls": [{ "names": ["kill"], "action": "SCMP_ACT_ALLOW", "when": "pid == $self" }] }
            """);
        Assert.Contains("int self = ", Generation.Run(project).Compiles().Text);
    }

    [Fact]
    public async Task A_lock_file_shows_it_by_name()
    {
        Diagnostic found = Assert.Single(
            await Analysis.Run(Of(Denies).WithProperty("SeccompTargets", "x64").WithFile("Sandbox.seccomp.lock", "")),
            finding => finding.Id == "SECC0732");
        Assert.Contains("pid == $self", found.Properties[FindingProperties.RewriteText]);
    }

    [Fact]
    public async Task What_is_no_process_is_marked() => await Analysis.Verify(Of("""
        [SeccompDeny("write", When = "fd == {|SECC0240:$self|}")]
        """));

    [Fact]
    public void Who_uses_a_policy_with_errors_reads_of_nothing_else() => Generation.Run(TestProject.Of("""
        using SeccompSharp;
        Sandbox.Install();
        Sandbox.TryInstall(out _);
        _ = Sandbox.Filter.Length + Sandbox.X64.Length;
        [SeccompAllow("kill", When = "pid == $self")][SeccompAllow("wriet")]
        internal static partial class Sandbox;
        """)).Compiles();

    private static TestProject Of(string attributes) => TestProject.Of($$"""
        using SeccompSharp;
        System.Console.WriteLine();
        {{attributes}}
        internal static partial class Sandbox;
        """);
}
