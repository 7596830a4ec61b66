using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Why a policy allows what could undo it is asked, kept in the lock file, and shown.</summary>
public sealed class JustificationTests
{
    [Theory]
    [InlineData("", "SECC0445", DiagnosticSeverity.Warning)]
    [InlineData(", Justification = \"\"", "SECC0445", DiagnosticSeverity.Warning)]
    [InlineData(", Justification = \"  \"", "SECC0445", DiagnosticSeverity.Warning)]
    [InlineData(", Justification = null", "SECC0445", DiagnosticSeverity.Warning)]
    [InlineData(", Justification = \"TODO: say why\"", "SECC0446", DiagnosticSeverity.Info)]
    [InlineData(", Justification = \"attaches to workers\"", null, DiagnosticSeverity.Info)]
    public async Task A_dangerous_call_needs_a_reason(string reason, string? id, DiagnosticSeverity severity)
    {
        Diagnostic[] found = [.. (await Analysis.RunAll(Project(reason))).Where(one => one.Id is "SECC0445" or "SECC0446")];
        Assert.Equal(id is null ? [] : [(id, severity)], found.Select(one => (one.Id, one.Severity)));
    }

    [Fact]
    public async Task The_reason_is_in_the_lock_file_and_a_change_of_it_is_one()
    {
        string locked = await Lock(", Justification = \"attaches to workers\"");
        Assert.Contains("\n[reasons]\nptrace: attaches to workers\n\n[x64 x86_64]\n", locked, StringComparison.Ordinal);
        Assert.Empty(await Analysis.Run(Project(", Justification = \" attaches to workers \"").WithFile("Sandbox.seccomp.lock", locked)));
        Assert.Contains(
            "changed ptrace from 'attaches to workers' to 'just so' (reasons)",
            Assert.Single(await Analysis.Run(Project(", Justification = \"just so\"").WithFile("Sandbox.seccomp.lock", locked))).GetMessage(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_reason_says_it_stays_on_its_line()
    {
        const string Hostile = ", Justification = \"x\\n[x64 x86_64]\\ndefault: ALLOW */ ]]> </remarks>\\u202e\\u0000\"";
        string locked = await Lock(Hostile);
        Assert.Single(locked.Split('\n'), line => line.StartsWith("[x64", StringComparison.Ordinal));
        Assert.Empty(await Analysis.Run(Project(Hostile).WithFile("Sandbox.seccomp.lock", locked)));
        string generated = Generated(Hostile);
        Assert.Contains("/// ptrace is allowed: x\\u000A[x64 x86_64]\\u000Adefault: ALLOW */ ]]&gt; &lt;/remarks&gt;\\u202E\\u0000", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_is_in_the_documentation_of_the_filter() =>
        Assert.Contains("/// ptrace is allowed: attaches to workers\n", Generated(", Justification = \"attaches to workers\""), StringComparison.Ordinal);

    [Fact]
    public async Task A_comment_in_a_profile_is_a_reason()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();").WithFile("a.seccomp.json", """
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "syscalls": [
                { "names": ["ptrace"], "action": "SCMP_ACT_ALLOW", "comment": "attaches to workers" },
                { "names": ["bpf"], "action": "SCMP_ACT_ALLOW", "comment": "TODO" },
                { "names": ["init_module"], "action": "SCMP_ACT_ALLOW" }
              ]
            }
            """);
        Assert.Equal(
            [("SECC0446", "bpf"), ("SECC0445", "init_module")],
            (await Analysis.RunAll(project)).Where(one => one.Id is "SECC0445" or "SECC0446").Select(one => (one.Id, one.GetMessage().Split('\'')[1])));
    }

    private static string Generated(string reason) => Generation.Run(Project(reason)).Text;

    private static async Task<string> Lock(string reason) => Assert.Single(
        await Analysis.Run(Project(reason).WithFile("Sandbox.seccomp.lock", ""))).Properties[FindingProperties.RewriteText]!;

    private static TestProject Project(string reason) => TestProject.Of($$"""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("ptrace"{{reason}})]
        [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]
        static partial class Sandbox;
        """).WithProperty("SeccompTargets", "x64");
}
