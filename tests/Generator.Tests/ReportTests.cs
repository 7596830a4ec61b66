using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What Report of a class and SeccompReport of a build make of a filter.</summary>
public sealed class ReportTests
{
    private const string Rules = """
        [SeccompAllow("read", "write", "exit", "exit_group", "rt_sigreturn", "restart_syscall", "prctl")]
        [SeccompDeny("mkdir", Errno = Errno.EACCES), SeccompDeny("clone3", Errno = Errno.ENOSYS), SeccompDeny("mount", Action = SeccompAction.KillThread)]
        static partial class Sandbox;
        """;

    private static readonly TestProject s_silent = Of("[SeccompFilter]" + Rules, "x64");

    [Fact]
    public void A_class_that_reports_traps_what_kills_and_nothing_else()
    {
        Assert.Equal(["ALLOW", "ERRNO(13)", "ERRNO(38)", "KILL_PROCESS", "KILL_THREAD"], Actions(s_silent));
        Assert.Equal(["ALLOW", "ERRNO(13)", "ERRNO(38)", "KILL_PROCESS", "TRAP"], Actions(Of("[SeccompFilter(Report = true)]" + Rules, "x64")));
    }

    [Theory]
    [InlineData("Kills", "ALLOW", "ERRNO(13)", "ERRNO(38)", "KILL_PROCESS", "TRAP")]
    [InlineData("denials", "ALLOW", "ERRNO(38)", "KILL_PROCESS", "TRAP", "TRAP(13)")]
    [InlineData("None", "ALLOW", "ERRNO(13)", "ERRNO(38)", "KILL_PROCESS", "KILL_THREAD")]
    public void So_does_a_build_and_it_may_trap_errnos_that_deny(string reported, params string[] actions) =>
        Assert.Equal(actions, Actions(s_silent.WithProperty("SeccompReport", reported)));

    /// <summary>@dotnet answers unlink and opening for writing, and clone3 with ENOSYS.</summary>
    [Fact]
    public void What_groups_answer_by_themselves_is_reported_too_but_ENOSYS()
    {
        TestProject project = Of("""[SeccompAllow("@dotnet")] static partial class Sandbox;""", "x64");
        Assert.Equal(["ALLOW", "ERRNO(1)", "ERRNO(13)", "ERRNO(38)", "KILL_PROCESS"], Actions(project));
        Assert.Equal(["ALLOW", "ERRNO(38)", "KILL_PROCESS", "TRAP", "TRAP(1)", "TRAP(13)"], Actions(project.WithProperty("SeccompReport", "Denials")));
    }

    [Fact]
    public void Install_puts_the_reporter_in_place_first()
    {
        string text = Generation.Run(Of("[SeccompFilter(Report = true)]" + Rules, "x64;arm64")).Compiles().Text;
        Assert.Contains("""
            global::SeccompSharp.Seccomp.ReportViolations("Sandbox", global::SeccompSharp.SeccompReporterCalls.GetThreadName);
                    global::SeccompSharp.Seccomp.Install(Filter);
            """, text);
        Assert.Contains("global::SeccompSharp.Seccomp.TryReportViolations(\"Sandbox\", global::SeccompSharp.SeccompReporterCalls.GetThreadName, out result) &&", text);
        Assert.DoesNotContain("Report", Generation.Run(s_silent).Compiles().Text);
    }

    [Fact]
    public void Where_there_is_no_reporter_the_filter_kills_as_ever()
    {
        TestProject project = Of("[SeccompFilter(Report = true)]" + Rules, "x64;riscv64");
        string text = Generation.Run(project).Compiles().Text;
        Assert.Contains("if (global::System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture is global::System.Runtime.InteropServices.Architecture.X64)", text);
        Assert.Contains("KILL_PROCESS", Actions(project));
        Assert.Contains("TRAP", Actions(project));
    }

    [Theory]
    [InlineData("""[SeccompDeny("write", When = "fd == $log")]""")]
    [InlineData("""[SeccompFilter(InstallAtStartup = true)][SeccompDeny("mount")]""")]
    [InlineData("""[SeccompFilter(InstallAtStartup = true)][SeccompDeny("kill", When = "pid != $self")]""")]
    public void Every_form_of_installing_reports(string attributes)
    {
        foreach (string targets in (string[])["x64", "x64;riscv64"])
        {
            TestProject project = Of(attributes + " static partial class Sandbox;", targets).WithProperty("SeccompReport", "Denials");
            Assert.Contains("ReportViolations(\"Sandbox\"", Generation.Run(project).Compiles().Text);
        }
    }

    [Fact]
    public Task A_filter_under_which_the_reporter_cannot_write_is_told() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [{|SECC0738:SeccompFilter(Report = true, Targets = SeccompTargets.X64)|}]
        [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]
        [SeccompAllow("write", When = "fd == 1 || (fd == 2 && count < 100)")]
        static partial class Sandbox;
        [SeccompFilter(Report = true, Targets = SeccompTargets.X64)]
        [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"), SeccompAllow("write", When = "fd in 1..2")]
        static partial class Writing;
        """));

    [Fact]
    public async Task A_value_that_does_not_exist_is_an_error()
    {
        Diagnostic error = Assert.Single(await Analysis.Run(s_silent.WithProperty("SeccompReport", "all")));
        Assert.Equal("SECC0708", error.Id);
        Assert.Contains("'all' is not a value of SeccompReport; use", error.GetMessage());
    }

    private static TestProject Of(string attributesAndClass, string targets) =>
        TestProject.Of("using SeccompSharp; System.Console.WriteLine(); " + attributesAndClass).WithProperty("SeccompTargets", targets);

    private static string[] Actions(TestProject project) =>
    [
        .. Generation.Run(project).Compiles().Text.Split('\n')
            .Where(line => line.Contains(": ret "))
            .Select(line => line[(line.IndexOf(": ret ") + 6)..].Trim())
            .Distinct().Order(),
    ];
}
