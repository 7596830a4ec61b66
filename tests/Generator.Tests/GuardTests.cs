using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What holds a policy whether or not analyzers run, and whatever is configured for their findings.</summary>
public sealed class GuardTests
{
    private const string Main = "internal static class Program { public static int Main() { SandboxUse.Install(); return 0; } }";

    private const string Use = "internal static class SandboxUse { public static void Install() => Sandbox.Install(); }";

    private const string Startup = "internal static class Program { public static int Main() => 0; }";

    private static readonly TestProject s_locked = TestProject.Of("using SeccompSharp;\n" + Main + Use + """
        [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")] static partial class Sandbox;
        """).WithProperty("SeccompTargets", "x64");

    private const string Widened = "[SeccompSharp.SeccompAllow(\"execve\")] partial class Sandbox;";

    [Fact]
    public async Task A_locked_class_that_is_widened_elsewhere_throws_without_any_analyzer()
    {
        TestProject locked = s_locked.WithFile("Sandbox.seccomp.lock", await Written(s_locked));
        Assert.Equal(["Sandbox.g.cs"], Generation.Run(locked).Compiles().FilterNames);

        Generation widened = Generation.Run(locked.With("Elsewhere.cs", Widened));
        Assert.Empty(widened.FilterNames);
        string message = Thrown(widened).Message;
        Assert.Contains("is not what Sandbox.seccomp.lock holds: gained execve (x64 x86_64)", message);
        Assert.Contains("dotnet format analyzers --diagnostics SECC0732", message);
        Diagnostic error = Assert.Single(widened.Diagnostics);
        Assert.Equal(("SECC0735", DiagnosticSeverity.Error, "/src/App/Policy.cs"), (error.Id, error.Severity, error.Location.GetLineSpan().Path));
        Assert.Contains("gained execve", error.GetMessage());
    }

    [Theory]
    [InlineData("", "the file is empty yet")]
    [InlineData("<<<<<<< ours\n", "it cannot be read")]
    [InlineData(null, "the file is empty yet")]
    public void A_lock_file_that_holds_nothing_leaves_members_that_throw(string? text, string why)
    {
        Generation generation = Generation.Run(s_locked.WithFile("Sandbox.seccomp.lock", text));
        Assert.Contains(why, Thrown(generation).Message);
        Assert.Contains(generation.Diagnostics, one => one.Id == "SECC0735");
    }

    [Theory]
    [InlineData("SECC0731")]
    [InlineData("SECC0732")]
    [InlineData("SECC0733")]
    [InlineData("SECC0734")]
    [InlineData("SECC0735")]
    public async Task What_guards_a_policy_cannot_be_configured_away(string id)
    {
        const string Suppressed = "#pragma warning disable\n[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Seccomp\", \"ID\")]\n";
        TestProject attacked = s_locked.WithFile("Sandbox.seccomp.lock", "nonsense").WithFile("Other.seccomp.lock", "").WithProperty("SeccompMode", "Log");
        Assert.Contains(await All(attacked), one => one.Id == id);
        attacked = attacked with
        {
            Severities = attacked.Severities.Add(id, ReportDiagnostic.Suppress),
            Sources =
            [
                .. attacked.Sources.Select(source => (source.Path, source.Text
                    .Replace("using SeccompSharp;\n", "using SeccompSharp;\n" + Suppressed.Replace("ID", id))
                    .Replace("static partial class Sandbox", $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Seccomp\", \"{id}\")] static partial class Sandbox"))),
            ],
        };
        Assert.Contains(await All(attacked), one => one.Id == id && !one.IsSuppressed && one.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("[SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mkdir\")] static class Sandbox;")]
    [InlineData("class Outer { [SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mkdir\")] static partial class Sandbox; }")]
    [InlineData("[SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mkdir\")] file static partial class Sandbox;")]
    [InlineData("class Outer<T> { [SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mkdir\")] static partial class Sandbox; }")]
    [InlineData("[SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mkdir\")] static partial class Sandbox { static int Filter; }")]
    [InlineData("[SeccompProfile(\"web.json\", InstallAtStartup = true)] static class Sandbox;")]
    public void A_class_that_takes_no_member_is_an_error_of_the_generator_and_starts_no_program(string declaration)
    {
        Generation generation = Generation.Run(TestProject.Of("using SeccompSharp;\n" + Startup + declaration).WithFile("web.json", SampleProfiles.DenyMount));
        Diagnostic error = Assert.Single(generation.Diagnostics);
        Assert.Equal(("SECC0735", DiagnosticSeverity.Error, "/src/App/Policy.cs"), (error.Id, error.Severity, error.Location.GetLineSpan().Path));
        Assert.Contains("Sandbox", Thrown(generation).Message);
    }

    [Fact]
    public void A_class_that_takes_no_member_is_an_error_also_where_nothing_calls_it()
    {
        Generation generation = Generation.Run(TestProject.Of("using SeccompSharp;\n" + Startup + "[SeccompDeny(\"mkdir\")] static class Sandbox;"));
        Assert.Empty(generation.HintNames);
        Assert.Equal("SECC0735", Assert.Single(generation.Diagnostics).Id);
    }

    [Theory]
    [InlineData("web.seccomp.json", null)]
    [InlineData("web.seccomp.json", "")]
    [InlineData("web.seccomp.json", "{")]
    [InlineData("web.seccomp.json", """{ "defaultAction": "SCMP_ACT_ALOW" }""")]
    [InlineData("profile.json", null)]
    [InlineData("profile.json", "{")]
    [InlineData("---.seccomp.json", SampleProfiles.DenyMount)]
    [InlineData("rules.json", SampleProfiles.DenyMount + "x")]
    public void A_profile_that_was_to_be_installed_at_startup_starts_no_program(string file, string? text) => Assert.IsType<InvalidOperationException>(
        Thrown(Generation.Run(TestProject.Of(Startup).WithFile(file, text, ("SeccompInstallAtStartup", "true")))));

    [Theory]
    [InlineData("[SeccompProfile(\"web.json\", InstallAtStartup = true)]", "{")]
    [InlineData("[SeccompProfile(\"web.json\", InstallAtStartup = true)]", null)]
    [InlineData("[SeccompProfile(\"missing.json\", InstallAtStartup = true)]", "{")]
    [InlineData("[SeccompProfile(\"web.json\"), SeccompFilter(InstallAtStartup = true)]", SampleProfiles.DenyMount)]
    [InlineData("[SeccompDeny(\"mkdirr\"), SeccompFilter(InstallAtStartup = true)]", null)]
    [InlineData("[SeccompDeny(\"write\", When = \"fd == $given\"), SeccompFilter(InstallAtStartup = true)]", null)]
    [InlineData("[SeccompDeny(\"mkdir\"), SeccompFilter(InstallAtStartup = Elsewhere.Constant)]", null)]
    public void A_class_that_was_to_be_restricted_from_the_start_starts_no_program_with_an_error(string attributes, string? profile)
    {
        // What an unknown constant makes of a compilation is an error of its own: another generator may bring it.
        Generation generation = Generation.Run(TestProject.Of("using SeccompSharp;\n" + Startup + attributes + " static partial class Sandbox;").WithFile("web.json", profile));
        Assert.Contains("ModuleInitializer", generation.Text);
        if (!attributes.Contains("Elsewhere", StringComparison.Ordinal))
            Thrown(generation);
    }

    [Theory]
    [InlineData("SeccompInstallAtStartup", "tru")]
    [InlineData("SeccompProfile", "tru")]
    public void Metadata_that_is_not_understood_starts_no_program(string name, string value) => Thrown(Generation.Run(TestProject.Of(Startup)
        .WithFile("rules.json", SampleProfiles.DenyMount, name == "SeccompProfile" ? ("SeccompInstallAtStartup", "true") : ("SeccompProfile", "true"), (name, value))));

    [Fact]
    public void Two_policies_of_one_class_start_no_program()
    {
        Generation generation = Generation.Run(TestProject.Of(Startup)
            .WithFile("a/profile.json", SampleProfiles.DenyMount, ("SeccompInstallAtStartup", "true")).WithFile("b/profile.json", SampleProfiles.DenyMount));
        Assert.Equal(["/src/App/a/profile.json", "/src/App/b/profile.json"], generation.Diagnostics.Select(one => one.Location.GetLineSpan().Path).Order());
        Thrown(generation);
    }

    [Fact]
    public void Without_the_runtime_library_no_program_starts_unprotected()
    {
        TestProject project = TestProject.Of("using SeccompSharp;\n" + Startup + "[SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mkdir\")] static partial class Sandbox;");
        Generation generation = Generation.Run(project with { ReferencesRuntime = false });
        Assert.Equal("SECC0735", Assert.Single(generation.Diagnostics).Id);
        Thrown(generation);
    }

    [Fact]
    public void A_mode_that_only_logs_is_said_by_the_generator() => Assert.Equal(
        ("SECC0731", DiagnosticSeverity.Warning),
        Assert.Single(Generation.Run(s_locked.WithProperty("SeccompMode", "Log")).Diagnostics.Select(one => (one.Id, one.Severity))));

    [Fact]
    public void Where_warnings_are_errors_a_mode_that_only_logs_is_one()
    {
        TestProject logs = s_locked.WithProperty("SeccompMode", "Log");
        Assert.Equal(DiagnosticSeverity.Error, Severity(logs.WithProperty("SeccompTreatWarningsAsErrors", "true")));
        Assert.Equal(DiagnosticSeverity.Error, Severity(logs with { Severities = logs.Severities.Add("SECC0731", ReportDiagnostic.Error) }));
        Assert.Equal(DiagnosticSeverity.Error, Severity(logs with { WarningsAsErrors = true }));

        // NoWarn: MSBuild keeps warnings that it names from everybody, whatever the compiler says.
        Assert.Equal(DiagnosticSeverity.Error, Severity(logs with { Severities = logs.Severities.Add("SECC0731", ReportDiagnostic.Suppress) }));

        static DiagnosticSeverity Severity(TestProject project) => Assert.Single(Generation.Run(project).Diagnostics).Severity;
    }

    [Theory]
    [InlineData("true")]
    [InlineData("tru")]
    public async Task Where_lock_files_are_required_a_policy_without_one_gets_no_filter(string required)
    {
        TestProject project = s_locked.WithProperty("SeccompRequireLock", required);
        Diagnostic missing = Assert.Single(await Analysis.Run(project), one => one.Id == "SECC0736");
        Assert.Equal((DiagnosticSeverity.Error, "/src/App/Policy.cs"), (missing.Severity, missing.Location.GetLineSpan().Path));
        Assert.Contains("create an empty Sandbox.seccomp.lock", missing.GetMessage());
        Assert.Contains("Sandbox.seccomp.lock", Thrown(Generation.Run(project)).Message);

        TestProject locked = s_locked.WithProperty("SeccompRequireLock", "true").WithFile("Sandbox.seccomp.lock", await Written(s_locked));
        Assert.Empty(await Analysis.Run(locked));
        Assert.Equal(["Sandbox.g.cs"], Generation.Run(locked).Compiles().FilterNames);
    }

    [Fact]
    public async Task A_profile_without_a_lock_file_gets_no_filter_either_where_one_is_required()
    {
        TestProject project = TestProject.Of(Startup).WithProperty("SeccompRequireLock", "true").WithFile("web.seccomp.json", SampleProfiles.DenyMount);
        Assert.Equal("SECC0736", Assert.Single(await Analysis.Run(project)).Id);
        Assert.Empty(Generation.Run(project).FilterNames);
    }

    /// <summary>What the initializer of the program throws, or its Main.</summary>
    private static Exception Thrown(Generation generation)
    {
        Assembly program = generation.Load();
        Exception thrown = Assert.ThrowsAny<Exception>(() => program.EntryPoint!.Invoke(null, null)).GetBaseException();
        Assert.IsType<InvalidOperationException>(thrown);
        return thrown;
    }

    private static async Task<IReadOnlyList<Diagnostic>> All(TestProject project) =>
        [.. await Analysis.Run(project), .. Generation.Run(project).Diagnostics];

    private static async Task<string> Written(TestProject project) => Assert.Single(
        await Analysis.Run(project.WithFile("Sandbox.seccomp.lock", "")), one => one.Id == "SECC0732").Properties[FindingProperties.RewriteText]!;
}
