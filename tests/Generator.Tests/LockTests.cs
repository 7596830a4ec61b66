using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>A lock file holds a policy to what was reviewed.</summary>
public sealed class LockTests
{
    private const string Source = """
        using SeccompSharp;
        System.Console.WriteLine();
        namespace My.App
        {
            [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]
            [SeccompAllow("write", When = "fd == 1")]
            static partial class Sandbox;
        }
        """;

    private const string Learned = "My.App.Sandbox.seccomp.lock";

    private static readonly TestProject s_project = TestProject.Of(Source).WithProperty("SeccompTargets", "x64,arm64");

    [Fact]
    public async Task An_empty_file_opts_in_and_is_to_be_written()
    {
        Diagnostic found = Assert.Single(await Analysis.Run(s_project.WithFile("Sandbox.seccomp.lock", "")));
        Assert.Equal(("SECC0732", DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.StartsWith("The filter of 'Sandbox' is not what Sandbox.seccomp.lock holds: the file is empty yet.", found.GetMessage());
        Assert.Equal("SeccompAllow(\"read\",", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, 20));
        Assert.Equal("/src/App/Sandbox.seccomp.lock", found.Properties[FindingProperties.RewritePath]);
        Assert.StartsWith("# What the filters of My.App.Sandbox say", found.Properties[FindingProperties.RewriteText]);
        Assert.Contains("\n[arm64 aarch64]\ndefault: KILL_PROCESS\n", found.Properties[FindingProperties.RewriteText]);
    }

    [Theory]
    [InlineData("Sandbox.seccomp.lock")]
    [InlineData("Sandbox.SECCOMP.Lock")]
    [InlineData("App.Sandbox.seccomp.lock")]
    [InlineData("locks/My.App.Sandbox.seccomp.lock")]
    public async Task A_file_that_was_written_holds_for_this_build_and_every_equal_one(string name)
    {
        string text = await Written(s_project);
        Assert.Empty(await Analysis.Run(s_project.WithFile(name, text)));
        TestProject moved = TestProject.Of(Source.Replace("\"read\", \"exit\"", "\"exit\", \"read\"")).WithProperty("SeccompTargets", "arm64,x64");
        Assert.Empty(await Analysis.Run(moved.WithFile(name, text)));
        Assert.Empty(await Analysis.Run(s_project.WithFile(name, text.Replace("\n", "\r\n"))));
        Assert.Equal("SECC0732", Assert.Single(await Analysis.Run(s_project.WithFile(name, text.Replace("fd == 1", "fd == 2")))).Id);
    }

    [Fact]
    public async Task A_change_is_said_with_names_and_ABIs()
    {
        TestProject changed = TestProject.Of(Source.Replace("\"read\"", "\"openat\"").Replace("fd == 1", "fd == 2"))
            .WithProperty("SeccompTargets", "x64,arm64").WithFile(Learned, await Written(s_project));
        Assert.Contains(
            "gained openat (x64 x86_64, arm64 aarch64); lost read (x64 x86_64, arm64 aarch64); changed write from "
            + "'ALLOW if fd == 1; else KILL_PROCESS (fd is args[0], 32 bits)' to 'ALLOW if fd == 2; else KILL_PROCESS (fd is args[0], 32 bits)'",
            Assert.Single(await Analysis.Run(changed)).GetMessage());
    }

    [Fact]
    public async Task A_target_more_is_a_change() => Assert.Contains(
        "new riscv64 riscv64.",
        Assert.Single(await Analysis.Run(s_project.WithProperty("SeccompTargets", "x64,arm64,riscv64").WithFile(Learned, await Written(s_project)))).GetMessage());

    [Fact]
    public async Task A_build_that_learns_is_held_to_what_it_will_enforce()
    {
        TestProject learning = s_project.WithProperty("SeccompMode", "Log").WithFile(Learned, await Written(s_project));
        Assert.Equal("SECC0731", Assert.Single(await Analysis.Run(learning)).Id);
    }

    [Fact]
    public async Task The_filter_for_the_JIT_is_locked_beside_the_native_one()
    {
        TestProject aot = TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(Targets = SeccompTargets.X64)]
            [SeccompAllow("@dotnet")]
            static partial class Sandbox;
            """).WithProperty("PublishAot", "true").WithProperty("InvariantGlobalization", "true");
        string text = await Written(aot);
        Assert.Contains("\n[x64 x86_64]\n", text);
        Assert.Contains("\n[x64 with a JIT, x86_64]\n", text);
        Assert.Empty(await Analysis.Run(aot.WithFile("Sandbox.seccomp.lock", text)));
        Assert.Contains(
            "gone x64 with a JIT, x86_64",
            Assert.Single(await Analysis.Run(aot.WithProperty("PublishAot", "false").WithFile("Sandbox.seccomp.lock", text))).GetMessage());
    }

    [Theory]
    [InlineData("[SeccompProfile(\"web.json\")] static partial class Sandbox;", "web.json", "Sandbox.seccomp.lock", "Policy.cs")]
    [InlineData("", "web.seccomp.json", "Web.seccomp.lock", "web.seccomp.json")]
    public async Task A_profile_has_a_lock_file_too(string declaration, string profile, string lockFile, string reportedAt)
    {
        TestProject project = TestProject.Of("using SeccompSharp; System.Console.WriteLine(); " + declaration)
            .WithFile(profile, SampleProfiles.DenyMount);
        Diagnostic found = Assert.Single(await Analysis.Run(project.WithFile(lockFile, "")));
        Assert.Equal(("SECC0732", TestProject.Directory + reportedAt), (found.Id, found.Location.GetLineSpan().Path));
        Assert.Empty(await Analysis.Run(project.WithFile(lockFile, found.Properties[FindingProperties.RewriteText])));
    }

    [Fact]
    public async Task What_cannot_be_read_is_reported_at_its_line_and_at_the_policy()
    {
        string conflict = (await Written(s_project)).Replace("read 0: ALLOW\n", "<<<<<<< ours\nread 0: ALLOW\n");
        IReadOnlyList<Diagnostic> found = await Analysis.Run(s_project.WithFile(Learned, conflict));
        Assert.Equal(["SECC0733", "SECC0732"], found.Select(one => one.Id));
        FileLinePositionSpan line = found[0].Location.GetLineSpan();
        Assert.Equal(TestProject.Directory + Learned, line.Path);
        Assert.Equal("<<<<<<< ours", conflict.Split('\n')[line.StartLinePosition.Line]);
        Assert.Contains("it cannot be read", found[1].GetMessage());
    }

    [Theory]
    [InlineData("Snadbox.seccomp.lock", "no policy in a class of that name")]
    [InlineData("Box.seccomp.lock", "no policy in a class of that name")]
    [InlineData("Twin.seccomp.lock", "it could be for A.Twin or B.Twin")]
    public async Task A_file_that_locks_nothing_is_an_error(string name, string why)
    {
        TestProject project = TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompDeny("mount")] static partial class Sandbox;
            namespace A { [SeccompDeny("mount")] static partial class Twin; }
            namespace B { [SeccompDeny("mount")] static partial class Twin; }
            """).WithFile(name, "");
        Diagnostic found = Assert.Single(await Analysis.Run(project), one => one.Id == "SECC0734");
        Assert.Equal((DiagnosticSeverity.Error, TestProject.Directory + name), (found.Severity, found.Location.GetLineSpan().Path));
        Assert.Contains(why, found.GetMessage());
    }

    [Fact]
    public async Task A_policy_with_an_error_is_not_compared() => Assert.Equal(
        ["SECC0101"],
        (await Analysis.Run(TestProject.Of(Source.Replace("\"read\"", "\"raed\"")).WithFile(Learned, ""))).Select(one => one.Id));

    private static async Task<string> Written(TestProject project)
    {
        IReadOnlyList<Diagnostic> found = await Analysis.Run(project.WithFile("Sandbox.seccomp.lock", ""));
        return Assert.Single(found, one => one.Id == "SECC0732").Properties[FindingProperties.RewriteText]!;
    }
}
