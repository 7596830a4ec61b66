using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What is wrong with attributes is said at the argument that is wrong.</summary>
public sealed class AttributeAnalyzerTests
{
    private const string Essentials = """
        [SeccompAllow("exit", "exit_group", "rt_sigreturn", "restart_syscall")]
        """;

    [Fact]
    public Task A_policy_without_mistakes_has_no_findings() => Verify("""[SeccompAllow("read")] partial class Sandbox;""");

    [Fact]
    public Task A_misspelled_syscall_is_marked_inside_its_quotes() =>
        Verify("""[SeccompAllow("read", "{|SECC0101:wriet|}")] partial class Sandbox;""");

    [Fact]
    public async Task A_misspelled_syscall_carries_the_right_spelling_for_a_fix()
    {
        Diagnostic found = Assert.Single(await Verify("""[SeccompDeny("{|SECC0101:mkdirr|}")] partial class Sandbox;"""));
        Assert.Contains("'mkdir'", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("replace mkdir", found.Properties[FindingProperties.Mend]);
    }

    [Fact]
    public async Task A_constant_is_not_offered_the_spelling_that_its_literal_needs()
    {
        Diagnostic found = Assert.Single(await Verify(
            """[SeccompDeny({|SECC0101:X|})] partial class Sandbox { const string X = "mkdirr"; }"""));
        Assert.False(found.Properties.ContainsKey(FindingProperties.Mend));
    }

    [Theory]
    [InlineData("""[SeccompAllow("read", {|SECC0722:null|})]""")]
    [InlineData("""[SeccompAllow({|SECC0722:""|}, {|SECC0722:"  "|})]""")]
    [InlineData("""[SeccompAllow(new[] { "read", {|SECC0722:""|} })]""")]
    [InlineData("""[SeccompAllow(syscalls: new string[] { {|SECC0722:""|} })]""")]
    [InlineData("""[SeccompAllow(["read", {|SECC0722:""|}])]""")]
    [InlineData("""[SeccompRule(syscalls: new[] { "read", {|SECC0722:""|} }, action: SeccompAction.Allow)]""")]
    [InlineData("""[{|SECC0723:SeccompAllow|}]""")]
    [InlineData("""[{|SECC0723:SeccompAllow(null)|}]""")]
    [InlineData("""[{|SECC0723:SeccompAllow(new string[0])|}]""")]
    [InlineData("""[{|SECC0723:SeccompRule(SeccompAction.Log)|}]""")]
    public Task A_rule_must_name_syscalls(string attribute) => Verify(attribute + " partial class Sandbox;");

    [Theory]
    [InlineData("""[SeccompRule({|SECC0708:(SeccompAction)5|}, "read")]""")]
    [InlineData("""[SeccompDeny("read", Action = {|SECC0708:(SeccompAction)1|})]""")]
    [InlineData("""[SeccompDeny("read", Errno = {|SECC0708:(Errno)4096|})]""")]
    [InlineData("""[SeccompDeny("read", Errno = {|SECC0708:(Errno)65535|})]""")]
    [InlineData("""[SeccompFilter({|SECC0708:(SeccompAction)12|})]""")]
    [InlineData("""[SeccompFilter(Targets = {|SECC0708:(SeccompTargets)256|})]""")]
    [InlineData("""[SeccompFilter(Targets = {|SECC0708:(SeccompTargets)(-1)|})]""")]
    [InlineData("""[SeccompFilter(Unknown = {|SECC0708:(SeccompUnknown)3|})]""")]
    [InlineData("""[SeccompFilter(CompatAbis = {|SECC0708:(SeccompAbis)16|})]""")]
    [InlineData("""[SeccompFilter(ForeignAbi = {|SECC0708:(SeccompAction)7|})]""")]
    [InlineData("""[SeccompFilter(MinKernel = {|SECC0708:"five"|})]""")]
    public Task A_number_that_is_no_member_is_not_taken_for_one(string attribute) =>
        Verify(attribute + """ [SeccompAllow("write")] partial class Sandbox;""");

    [Theory]
    [InlineData("""[SeccompDeny("read", Action = SeccompAction.KillProcess, Errno = {|SECC0724:Errno.EACCES|})]""")]
    [InlineData("""[SeccompRule(SeccompAction.Allow, "read", Errno = {|SECC0724:Errno.EACCES|})]""")]
    [InlineData("""[SeccompRule(SeccompAction.Errno, "read", Data = {|SECC0724:1|})]""")]
    [InlineData("""[SeccompDeny("read", Action = {|SECC0725:SeccompAction.Allow|})]""")]
    [InlineData("""[SeccompDeny("read", Action = {|SECC0725:SeccompAction.Log|})]""")]
    [InlineData("""[SeccompFilter(Targets = SeccompTargets.Arm64, CompatAbis = {|SECC0726:SeccompAbis.X86|})]""")]
    public Task What_has_no_effect_is_said(string attribute) => Verify(attribute + " partial class Sandbox;");

    [Fact]
    public Task An_argument_that_is_no_constant_is_reported_beside_the_compilers_error() => Verify("""
        [{|SECC0721:SeccompAllow("read", nameof(X) + X)|}] partial class Sandbox { public static string X = ""; }
        """);

    [Theory]
    [InlineData("""[SeccompAllow("read")] class {|SECC0701:Sandbox|};""")]
    [InlineData("""[SeccompAllow("read")] file partial class {|SECC0703:Sandbox|};""")]
    [InlineData("""class {|SECC0702:Outer|} { struct {|SECC0702:Inner|} { [SeccompAllow("read")] partial class Sandbox; } }""")]
    [InlineData("""file partial class {|SECC0703:Outer|} { [SeccompAllow("read")] partial class Sandbox; }""")]
    public Task A_class_that_cannot_be_extended_is_named(string source) => Verify(source);

    [Theory]
    [InlineData("""[SeccompAllow("read")] partial class Sandbox { public int {|SECC0704:Filter|}; }""")]
    [InlineData("""[SeccompAllow("read")] partial class Sandbox { void {|SECC0704:Install|}() { } }""")]
    [InlineData("""[SeccompAllow("read")] partial class Sandbox { bool {|SECC0704:TryInstall|}(out SeccompInstallResult r) { r = default; return false; } }""")]
    [InlineData("""[SeccompAllow("read")] partial class Sandbox { class {|SECC0704:X64Data|}; }""")]
    [InlineData("""[{|SECC0704:SeccompAllow("read")|}] partial class Filter;""")]
    [InlineData("""[{|SECC0704:SeccompAllow("read")|}] partial class Sandbox<Install>;""")]
    [InlineData("""[SeccompAllow("read")] partial class Sandbox { public int S390x; void Install(int x) { } bool TryInstall() => true; }""")]
    public Task Members_of_generated_names_are_in_the_way_and_overloads_are_not(string source) => Verify(source);

    [Fact]
    public Task A_class_is_not_in_its_own_way_once_it_has_its_filter() => Verify($"{Essentials} partial class Sandbox;");

    [Fact]
    public Task A_class_has_a_profile_or_rules() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("read")]
        [{|SECC0705:SeccompProfile("profile.json")|}]
        partial class Sandbox;
        """).WithFile("profile.json", SampleProfiles.DenyMount));

    [Fact]
    public Task A_profile_that_is_no_AdditionalFile_is_reported_at_its_name() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompProfile({|SECC0706:"web.seccomp.json"|})] partial class A;
        [SeccompProfile({|SECC0708:""|})] partial class B;
        [SeccompProfile({|SECC0708:null!|})] partial class C;
        """));

    [Fact]
    public async Task A_profile_that_is_misspelled_is_guessed()
    {
        IReadOnlyList<Diagnostic> found = await Analysis.Verify(TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompProfile({|SECC0706:"web.secomp.json"|})] partial class A;
            """).WithFile("web.seccomp.json", SampleProfiles.DenyMount));
        Assert.Contains("did you mean 'web.seccomp.json'?", found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task A_profile_path_that_fits_two_files_is_ambiguous() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompProfile({|SECC0707:"web.json"|})] partial class Sandbox;
        """).WithFile("a/web.json", SampleProfiles.DenyMount).WithFile("b/web.json", SampleProfiles.DenyMount));

    [Fact]
    public Task Installing_at_startup_is_for_applications() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        [{|SECC0711:SeccompFilter(InstallAtStartup = true)|}]
        [SeccompDeny("mount")]
        partial class Sandbox;
        """) with { OutputKind = OutputKind.DynamicallyLinkedLibrary });

    [Fact]
    public Task A_project_without_the_runtime_library_is_told() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [{|SECC0712:SeccompDeny("mount")|}]
        partial class Sandbox;
        """) with { ReferencesRuntime = false });

    [Fact]
    public async Task A_misunderstood_property_is_reported_without_a_place()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();").WithProperty("SeccompTargets", "x64,amr64");
        Diagnostic found = Assert.Single(await Analysis.Run(project));
        Assert.Equal("SECC0708", found.Id);
        Assert.Contains("use arm64", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""When = "fd =={|SECC0200:=|} 1" """)]
    [InlineData("""When = "{|SECC0210:fdd|} == 1" """)]
    [InlineData("""When = @"{|SECC0210:fdd|} == 1" """)]
    [InlineData("""When = "\u0066d == 1 || {|SECC0210:fdd|} == \x31" """)]
    [InlineData(""""When = """fd == 1 || {|SECC0210:fdd|} == 2""" """")]
    [InlineData("""When = {|SECC0210:"fd" + "d == 1"|} """)]
    public Task A_condition_is_marked_at_the_word_that_is_wrong(string when) =>
        Verify($$"""[SeccompDeny("write", {{when}})] partial class Sandbox;""");

    [Fact]
    public async Task Findings_of_several_targets_are_reported_once()
    {
        IReadOnlyList<Diagnostic> found = await Analysis.Run(TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(Targets = SeccompTargets.All)]
            [SeccompDeny("mkdirr", "mkdir", "mkdirat")]
            partial class Sandbox;
            """));
        Assert.Single(found, diagnostic => diagnostic.Id == "SECC0101");
    }

    [Fact]
    public async Task A_pragma_silences_a_finding()
    {
        IReadOnlyList<Diagnostic> found = await Analysis.Run(TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            #pragma warning disable SECC0101
            [SeccompDeny("mkdirr", "mount")]
            #pragma warning restore SECC0101
            partial class Sandbox;
            """));
        Assert.All(found, diagnostic => Assert.True(diagnostic.IsSuppressed));
    }

    private static Task<IReadOnlyList<Diagnostic>> Verify(string source)
    {
        // Another part of the policy, so that no finding about the whole of it joins the one in question.
        string rest = source.Contains("Allow", System.StringComparison.Ordinal) ? Essentials : """[SeccompDeny("mount")]""";
        int at = source.LastIndexOf("] ", System.StringComparison.Ordinal) + 1;
        TestProject project = TestProject.Of($"using SeccompSharp;\nSystem.Console.WriteLine();\n{source[..at]}\n{rest}{source[at..]}\n");
        return Analysis.Verify(project, "SECC0102");
    }
}
