using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>How, how often, in which order and when a program installs its filters.</summary>
public sealed class InstallOrderTests
{
    private const string Classes = """
        [SeccompDeny("mount")] static partial class Sandbox;
        [SeccompDeny("write", When = "fd == $fd")] static partial class Valued;
        [SeccompFilter(InstallAtStartup = true), SeccompDeny("mount")] static partial class Itself;
        [SeccompDeny("mount")] static partial class Startup;
        [SeccompAfter(typeof(Startup)), SeccompDeny("ptrace")] static partial class Serving;
        [SeccompAfter(typeof(Serving)), SeccompDeny("bpf")] static partial class Last;
        namespace Microsoft.AspNetCore.Builder
        {
            public sealed class WebApplication { public void Run() { } public Task RunAsync() => Task.CompletedTask; public Task StartAsync() => Task.CompletedTask; }
        }
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHost { Task StartAsync(); }
            public static class HostingAbstractionsHostExtensions { public static void Run(this IHost host) { } public static void Start(this IHost host) { } }
        }
        """;

    [Theory]
    [InlineData("{|SECC0751:Sandbox.TryInstall(out _)|};")]
    [InlineData("{|SECC0751:_ = Sandbox.TryInstall(out SeccompInstallResult result)|};")]
    [InlineData("{|SECC0751:Sandbox.TryInstall(out var _)|};")]
    [InlineData("{|SECC0751:Valued.TryInstall(3, out _)|};")]
    [InlineData("Action install = () => {|SECC0751:Sandbox.TryInstall(out _)|}; install();")]
    [InlineData("{|SECC0751:Seccomp.TryInstall(Sandbox.Filter, out _)|};")]
    [InlineData("{|SECC0751:Seccomp.TryInstall(default, SeccompFlags.None, out _)|};")]
    [InlineData("{|SECC0751:_ = Seccomp.TryReportViolations(\"Sandbox\", SeccompReporterCalls.None, out _)|};")]
    public Task A_failure_that_nobody_looks_at_is_told(string statements) => Verify(statements);

    [Theory]
    [InlineData("if (!Sandbox.TryInstall(out _)) return;")]
    [InlineData("bool done = Sandbox.TryInstall(out _); Console.WriteLine(done);")]
    [InlineData("Sandbox.TryInstall(out SeccompInstallResult result); Console.WriteLine(result.Succeeded);")]
    [InlineData("SeccompInstallResult result; _ = Sandbox.TryInstall(out result); Console.WriteLine(result);")]
    [InlineData("Func<bool> install = () => Sandbox.TryInstall(out _); Console.WriteLine(install());")]
    [InlineData("_ = Sandbox.TryInstall(out Kept.Result);")]
    [InlineData("TryInstall(out _); static bool TryInstall(out int other) { other = 0; return true; }")]
    public Task A_failure_that_is_looked_at_is_not(string statements) => Verify(statements + " static class Kept { public static SeccompInstallResult Result; }");

    [Theory]
    [InlineData("{|SECC0752:Itself.Install()|};")]
    [InlineData("if ({|SECC0752:Itself.TryInstall(out _)|}) return;")]
    [InlineData("{|SECC0752:Seccomp.Install(Itself.Filter)|};")]
    [InlineData("Console.WriteLine(Itself.Filter.Length); Sandbox.Install();")]
    public Task What_installs_itself_need_not_be_installed(string statements) => Verify(statements);

    [Fact]
    public Task A_profile_that_installs_itself_need_not_be_installed() => Analysis.Verify(TestProject
        .Of("{|SECC0752:App.Web.Install()|};").WithFile("web.json", SampleProfiles.DenyMount, ("SeccompInstallAtStartup", "true")).ThatMustInstall);

    [Fact]
    public async Task A_profile_that_nothing_installs_is_told_at_its_beginning()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();").WithFile("web.seccomp.json", SampleProfiles.DenyMount).ThatMustInstall;
        Diagnostic found = Assert.Single(await Analysis.Run(project), one => one.Id == "SECC0750");
        Assert.EndsWith("web.seccomp.json", found.Location.GetLineSpan().Path);
        Assert.DoesNotContain(
            await Analysis.Run(project with { Sources = TestProject.Of("App.Web.Install();").Sources }), one => one.Id == "SECC0750");
    }

    [Theory]
    [InlineData("Sandbox.Install(); {|SECC0753:Sandbox.Install()|};")]
    [InlineData("Sandbox.Install(); Console.WriteLine(); {|SECC0753:Seccomp.Install(Sandbox.Filter)|};")]
    [InlineData("Sandbox.Install(); if (args.Length > 0) {|SECC0753:Sandbox.Install()|};")]
    [InlineData("try { Sandbox.Install(); } finally { } {|SECC0753:Sandbox.Install()|};")]
    [InlineData("foreach (string name in args) { {|SECC0753:Sandbox.Install()|}; }")]
    [InlineData("while (true) { try { {|SECC0753:Sandbox.Install()|}; } finally { } if (args.Length > 0) continue; }")]
    public Task What_is_certainly_installed_twice_is_told(string statements) => Verify(statements);

    [Theory]
    [InlineData("if (args.Length > 0) Sandbox.Install(); else Sandbox.Install();")]
    [InlineData("if (args.Length > 0) { Sandbox.Install(); return; } Sandbox.Install();")]
    [InlineData("switch (args.Length) { case 0: Sandbox.Install(); break; default: Sandbox.Install(); break; }")]
    [InlineData("try { Sandbox.Install(); } catch (SeccompException) { Sandbox.Install(); }")]
    [InlineData("bool done = Sandbox.TryInstall(out _); if (!done) Sandbox.Install();")]
    [InlineData("Action install = () => Sandbox.Install(); Sandbox.Install(); Console.WriteLine(install);")]
    [InlineData("First(); Sandbox.Install(); static void First() { Sandbox.Install(); }")]
    [InlineData("Valued.Install(3); Valued.Install(4);")]
    [InlineData("foreach (string name in args) Valued.Install(name.Length);")]
    [InlineData("foreach (string name in args) { Sandbox.Install(); break; }")]
    [InlineData("foreach (string name in args) if (name == \"x\") Sandbox.Install();")]
    [InlineData("while (!Sandbox.TryInstall(out _)) Console.WriteLine();")]
    [InlineData("while (true) { if (Sandbox.TryInstall(out _)) return; }")]
    [InlineData("Sandbox.Install(); Startup.Install(); Console.WriteLine(nameof(Sandbox.Install));")]
    public Task What_may_be_installed_once_is_not(string statements) => Verify(statements);

    [Theory]
    [InlineData("Serving.Install(); {|SECC0754:Startup.Install()|};")]
    [InlineData("Last.Install(); {|SECC0754:Startup.Install()|};")]
    [InlineData("if (!Serving.TryInstall(out _)) return; {|SECC0754:Startup.Install()|};")]
    [InlineData("Seccomp.Install(Serving.Filter); { Console.WriteLine(); {|SECC0754:Seccomp.Install(Startup.Filter)|}; }")]
    public Task Stages_that_come_in_another_order_are_told(string statements) => Verify(statements);

    [Theory]
    [InlineData("Startup.Install(); Serving.Install(); Last.Install();")]
    [InlineData("Startup.Install(); Last.Install();")]
    [InlineData("Serving.Install();")]
    [InlineData("if (args.Length > 0) Serving.Install(); else Startup.Install();")]
    [InlineData("Serving.Install(); Sandbox.Install();")]
    public Task Stages_in_order_are_not(string statements) => Verify(statements);

    [Theory]
    [InlineData("new Thread(() => { }).Start(); {|SECC0755:Sandbox.Install()|};")]
    [InlineData("var work = Task.Run(() => { }); {|SECC0755:Sandbox.Install()|}; work.Wait();")]
    [InlineData("Task.Factory.StartNew(() => { }); if (!{|SECC0755:Sandbox.TryInstall(out _)|}) return;")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { }); {|SECC0755:Valued.Install(3)|};")]
    [InlineData("var host = Host(); host.Start(); {|SECC0755:Sandbox.Install()|}; static Microsoft.Extensions.Hosting.IHost Host() => null!;")]
    [InlineData("var app = new Microsoft.AspNetCore.Builder.WebApplication(); await app.StartAsync(); {|SECC0755:Sandbox.Install()|};")]
    [InlineData("await Task.Delay(1); {|SECC0755:Sandbox.Install()|};")]
    [InlineData("_ = Task.Run(() => {|SECC0755:Sandbox.Install()|});")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { Console.WriteLine(); {|SECC0755:Sandbox.Install()|}; });")]
    [InlineData("new Thread(() => {|SECC0755:Sandbox.Install()|}).Start();")]
    public async Task What_is_installed_after_work_has_begun_is_said(string statements) =>
        Assert.Equal(DiagnosticSeverity.Info, (await Verify(statements)).Single().Severity);

    [Theory]
    [InlineData("var app = new Microsoft.AspNetCore.Builder.WebApplication(); app.Run(); {|SECC0755:Sandbox.Install()|};")]
    [InlineData("var app = new Microsoft.AspNetCore.Builder.WebApplication(); await app.RunAsync(); {|SECC0755:Sandbox.Install()|};")]
    [InlineData("var host = Host(); host.Run(); {|SECC0755:Sandbox.Install()|}; static Microsoft.Extensions.Hosting.IHost Host() => null!;")]
    public async Task What_is_installed_after_work_has_ended_is_a_warning(string statements) =>
        Assert.Equal(DiagnosticSeverity.Warning, (await Verify(statements)).Single().Severity);

    [Theory]
    [InlineData("Sandbox.Install(); new Thread(() => { }).Start(); await Task.Delay(1);")]
    [InlineData("var thread = new Thread(() => { }); Sandbox.Install(); thread.Start();")]
    [InlineData("if (args.Length > 0) Task.Run(() => { }); Sandbox.Install();")]
    [InlineData("await Task.Delay(1); Valued.Install(3);")]
    [InlineData("new Thread(() => Seccomp.Install(Sandbox.Filter, SeccompFlags.None)).Start();")]
    [InlineData("new System.Net.Sockets.TcpListener(1).Start(); Sandbox.Install();")]
    [InlineData("Startup.Install(); await Task.Delay(1); Serving.Install();")]
    [InlineData("await F(); static async Task F() { await Task.Delay(1); Sandbox.Install(); }")]
    [InlineData("Run(() => Sandbox.Install()); static void Run(Action action) => action();")]
    public Task What_is_installed_first_is_not(string statements) => Verify(statements);

    [Fact]
    public Task Main_of_a_class_is_an_entry_as_well() => Analysis.Verify(TestProject.Of("""
        using System.Threading.Tasks;
        using SeccompSharp;
        static class Program
        {
            static async Task Main()
            {
                await Task.Delay(1);
                {|SECC0755:Sandbox.Install()|};
            }

            static async Task Other()
            {
                await Task.Delay(1);
                Sandbox.Install();
            }
        }
        [SeccompDeny("mount")] static partial class Sandbox;
        """));

    [Fact]
    public Task What_is_generated_by_others_has_no_findings() => Analysis.Verify(TestProject
        .Of("using SeccompSharp; System.Console.WriteLine(); [SeccompDeny(\"mount\")] static partial class Sandbox;")
        .With("Startup.g.cs", "// <auto-generated/>\nstatic class Startup { static void F() => Sandbox.TryInstall(out _); }"));

    private static Task<IReadOnlyList<Diagnostic>> Verify(string statements) => Analysis.Verify(TestProject.Of($$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using SeccompSharp;
        {{statements}}
        {{Classes}}
        """));
}
