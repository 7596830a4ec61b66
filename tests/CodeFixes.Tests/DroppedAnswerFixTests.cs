using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>Where nobody looks at whether it succeeded, the fix calls what throws.</summary>
public sealed class DroppedAnswerFixTests
{
    [Theory]
    [InlineData("Sandbox.TryInstall(out _)", "Sandbox.Install()")]
    [InlineData("_ = Sandbox.TryInstall(out SeccompInstallResult result)", "Sandbox.Install()")]
    [InlineData("global::Sandbox.TryInstall(result: out _)", "global::Sandbox.Install()")]
    [InlineData("Valued.TryInstall(1 + 2, out _)", "Valued.Install(1 + 2)")]
    [InlineData("Valued.TryInstall(result: out _, fd: 3)", "Valued.Install(fd: 3)")]
    [InlineData("Seccomp.TryInstall(Sandbox.Filter, SeccompFlags.None, out _)", "Seccomp.Install(Sandbox.Filter, SeccompFlags.None)")]
    [InlineData("Seccomp.TryReportViolations(\"Sandbox\", SeccompReporterCalls.None, out _)", "Seccomp.ReportViolations(\"Sandbox\", SeccompReporterCalls.None)")]
    public Task The_call_that_throws_is_written(string wrong, string right) => FixTest<MendFix>.Passes(
        Project($"{{|SECC0751:{wrong}|}};"), Project($"{right};"));

    [Fact]
    public Task All_are_exchanged_at_once() => FixTest<MendFix>.Passes(
        Project("{|SECC0751:Sandbox.TryInstall(out _)|}; {|SECC0751:_ = Valued.TryInstall(3, out _)|};"),
        Project("Sandbox.Install(); Valued.Install(3);"));

    private static TestProject Project(string statements) => TestProject.Of($$"""
        using SeccompSharp;
        {{statements}}
        [SeccompDeny("mount")] static partial class Sandbox;
        [SeccompDeny("write", When = "fd == $fd")] static partial class Valued;
        """);
}
