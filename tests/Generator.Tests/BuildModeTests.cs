using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What SeccompMode and SeccompTreatWarningsAsErrors make of a project.</summary>
public sealed class BuildModeTests
{
    private const string Allowlist = """
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]
        [SeccompDeny("write")]
        static partial class Sandbox;
        """;

    private static readonly TestProject s_project = TestProject.Of(Allowlist).WithProperty("SeccompTargets", "x64");

    private static readonly TestProject s_warned = TestProject.Of(Allowlist.Replace(", \"exit\"", ""))
        .WithFile("a.seccomp.json", SampleProfiles.DenyMount.Replace("[\n", "[\n{ \"names\": [], \"action\": \"SCMP_ACT_LOG\" },\n"));

    [Theory]
    [InlineData("Log")]
    [InlineData("log")]
    public void Log_replaces_the_default_action_and_no_other(string mode)
    {
        Assert.Equal(["ALLOW", "ERRNO(1)", "ERRNO(38)", "KILL_PROCESS"], Actions(s_project));
        Assert.Equal(["ALLOW", "ERRNO(1)", "ERRNO(38)", "KILL_PROCESS", "LOG"], Actions(s_project.WithProperty("SeccompMode", mode)));
    }

    [Fact]
    public void A_filter_that_only_logs_says_so_in_the_build_and_where_it_is_called()
    {
        TestProject learning = s_project.WithProperty("SeccompMode", "Log");
        Assert.Contains("a call that no rule decides is logged and made, instead of KILL_PROCESS", Generation.Run(learning).Compiles().Text);
        Assert.Contains("calls that no rule decides are logged, not denied", Generation.Run(learning).Text);
        Assert.DoesNotContain("logged", Generation.Run(s_project).Text);
    }

    [Fact]
    public void A_class_tells_its_mode_and_announces_only_one_that_logs()
    {
        string enforced = Generation.Run(s_project).Compiles().Text;
        Assert.Contains("SeccompFilterMode Mode => global::SeccompSharp.SeccompFilterMode.Enforce;", enforced);
        Assert.DoesNotContain("Announce", enforced);
        string learning = Generation.Run(s_project.WithProperty("SeccompMode", "Log")).Compiles().Text;
        Assert.Contains("SeccompFilterMode Mode => global::SeccompSharp.SeccompFilterMode.Log;", learning);
        Assert.Contains("Seccomp.Install(global::SeccompSharp.LogOnlyFilter.Announce(\"Sandbox\", Filter));", learning);
        Assert.Contains("Seccomp.TryInstall(global::SeccompSharp.LogOnlyFilter.Announce(\"Sandbox\", Filter), out result);", learning);
    }

    [Fact]
    public Task The_warning_stands_at_each_policy_that_would_deny() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [{|SECC0731:SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")|}]
        static partial class Allowlist;
        [SeccompDeny("mount")]
        static partial class Denylist;
        """).WithProperty("SeccompMode", "Log"));

    [Fact]
    public async Task A_profile_learns_too()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();").WithProperty("SeccompMode", "Log").WithFile("a.seccomp.json", """
            { "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1, "syscalls": [
                { "names": ["read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"], "action": "SCMP_ACT_ALLOW" }] }
            """, ("SeccompTargets", "x64"));
        Assert.Contains("LOG", Actions(project));
        Diagnostic warning = Assert.Single(await Analysis.Run(project));
        Assert.Equal(("SECC0731", "/src/App/a.seccomp.json"), (warning.Id, warning.Location.GetLineSpan().Path));
    }

    [Fact]
    public void Enforce_is_the_default() => Assert.Equal(
        Generation.Run(s_project).Text, Generation.Run(s_project.WithProperty("SeccompMode", "Enforce")).Text);

    [Fact]
    public async Task A_mode_that_does_not_exist_is_an_error_and_no_learning()
    {
        TestProject project = s_project.WithProperty("SeccompMode", "Lgo");
        Diagnostic error = Assert.Single(await Analysis.Run(project));
        Assert.Equal(("SECC0708", DiagnosticSeverity.Error, Location.None), (error.Id, error.Severity, error.Location));
        Assert.Contains("'Lgo' is not a value of SeccompMode; use log", error.GetMessage());
        Assert.Equal(Generation.Run(s_project).Text, Generation.Run(project).Text);
    }

    [Fact]
    public async Task Our_warnings_become_errors_in_sources_and_in_profiles()
    {
        IReadOnlyList<Diagnostic> lenient = await Analysis.Run(s_warned);
        IReadOnlyList<Diagnostic> strict = await Analysis.Run(s_warned.WithProperty("SeccompTreatWarningsAsErrors", "true"));
        Assert.Equal(["Policy.cs", "a.seccomp.json"], strict.Select(one => one.Location.GetLineSpan().Path[TestProject.Directory.Length..]).Distinct());
        Assert.All(lenient, one => Assert.Equal(DiagnosticSeverity.Warning, one.Severity));
        Assert.All(strict, one => Assert.Equal(DiagnosticSeverity.Error, one.Severity));
        Assert.Equal(lenient.Select(one => one.GetMessage()), strict.Select(one => one.GetMessage()));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task A_severity_that_the_project_sets_for_a_rule_goes_before(ReportDiagnostic set, DiagnosticSeverity? seen)
    {
        TestProject project = s_warned.WithProperty("SeccompTreatWarningsAsErrors", "true");
        IReadOnlyList<Diagnostic> found = await Analysis.Run(project with { Severities = project.Severities.Add("SECC0401", set) });
        Assert.Equal(seen, found.FirstOrDefault(one => one.Id == "SECC0401")?.Severity);
        Assert.Contains(found, one => one.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task Infos_stay_infos_when_warnings_are_errors()
    {
        TestProject project = TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(Targets = SeccompTargets.Arm64), SeccompDeny("mount", "mkdir")] static partial class Sandbox;
            """).WithProperty("SeccompTreatWarningsAsErrors", "true");
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Analysis.Run(project)).Severity);
    }

    /// <summary>The actions of all returns in the generated listings.</summary>
    private static string[] Actions(TestProject project) =>
    [
        .. Generation.Run(project).Compiles().Text.Split('\n')
            .Where(line => line.Contains(": ret "))
            .Select(line => line[(line.IndexOf(": ret ") + 6)..].Trim())
            .Distinct().Order(),
    ];
}
