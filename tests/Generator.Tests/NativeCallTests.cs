using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What a program calls by itself, held against its own filter.</summary>
public sealed class NativeCallTests
{
    private const string Essentials = "\"exit\", \"exit_group\", \"rt_sigreturn\", \"restart_syscall\"";

    private const string Native = """
        static partial class Native
        {
            [DllImport("libc", EntryPoint = "mount")] public static extern int Mount(nint arguments);
            [DllImport("libc")] public static extern int reboot(int command);
            [LibraryImport("libc.so.6", EntryPoint = "ptrace")] public static partial nint Trace(int request);
            public static partial nint Trace(int request) => 0;
            [DllImport("libc")] public static extern int open(nint path);
            [DllImport("libc")] public static extern int gettimeofday(nint time, nint zone);
            [DllImport("libc")] public static extern int personality(uint persona);
            [DllImport("libc")] public static extern nint syscall(long number);
            [DllImport("libother")] public static extern int swapon(nint path);
            public static int swapoff() => 0;
        }
        """;

    private const string Mount = "[SeccompDeny(\"mount\")] static partial class Sandbox;";

    [Theory]
    [InlineData("Sandbox.Install(); {|SECC0756:Native.Mount(0)|};", Mount)]
    [InlineData("if (!Sandbox.TryInstall(out _)) return; F(); static void F() => {|SECC0756:Native.Mount(0)|};", Mount)]
    [InlineData("Console.WriteLine(); Sandbox.Install(); Action f = () => {|SECC0756:Native.Mount(0)|}; f();", Mount)]
    [InlineData("{|SECC0756:Native.Mount(0)|};", "[SeccompFilter(InstallAtStartup = true), SeccompDeny(\"mount\")] static partial class Sandbox;")]
    [InlineData("Prepare(); F(); static void Prepare() { } static void F() { Sandbox.Install(); {|SECC0756:Native.Mount(0)|}; }", Mount)]
    [InlineData("Sandbox.Install(); {|SECC0756:Native.Trace(0)|}; {|SECC0756:Native.reboot(1)|}; Native.personality(0);", "[SeccompDeny(\"ptrace\", \"reboot\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); {|SECC0756:Native.Mount(0)|};", $"[SeccompAllow({Essentials}, \"read\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); {|SECC0756:Native.open(0)|};", "[SeccompFilter(Targets = SeccompTargets.X64), SeccompDeny(\"open\", \"openat\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); {|SECC0756:Native.syscall(165)|};", Mount)]
    [InlineData("const int Mount = 165; Sandbox.Install(); {|SECC0756:Native.syscall(Mount)|};", Mount)]
    public Task What_is_denied_is_told(string statements, string policy) => Verify(statements, policy);

    [Theory]
    [InlineData("Native.Mount(0); Sandbox.Install();", "{0}")]
    [InlineData("Prepare(); Sandbox.Install(); static void Prepare() => Native.Mount(0);", "{0}")]
    [InlineData("if (args.Length > 0) Sandbox.Install(); Native.Mount(0);", "{0}")]
    [InlineData("if (args.Length > 0) { Native.Mount(0); return; } Sandbox.Install();", "{0}")]
    [InlineData("new Before(); Sandbox.Install(); class Before { public Before() => Native.Mount(0); }", "{0}")]
    [InlineData("Array.ForEach(args, Before); Sandbox.Install(); static void Before(string name) => Native.Mount(0);", "{0}")]
    [InlineData("Seccomp.Install(Sandbox.Filter, SeccompFlags.None); F(); static void F() => Native.Mount(0);", "{0}")]
    [InlineData("Sandbox.Install(); Native.reboot(0); Native.swapoff(); Native.swapon(0);", "[SeccompDeny(\"mount\", \"swapon\", \"swapoff\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.personality(0);", "[SeccompDeny(\"personality\", When = \"persona == 8\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.open(0);", "[SeccompFilter(Targets = SeccompTargets.X64), SeccompDeny(\"open\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.gettimeofday(0, 0);", "[SeccompDeny(\"gettimeofday\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.syscall(args.Length);", "{0}")]
    [InlineData("Sandbox.Install(); Native.syscall(-1);", "{0}")]
    [InlineData("Sandbox.Install(); Native.syscall(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 41 : 165); if (args.Length > 0) Native.syscall(165);", "{0}")]
    [InlineData("Sandbox.Install(); Other.Install(); Native.Mount(0);", "{0} [SeccompDeny(\"reboot\")] static partial class Other;")]
    [InlineData("Sandbox.Install(); Native.Mount(0);", "[SeccompFilter(Targets = SeccompTargets.Arm64), SeccompDeny(\"mount\")] static partial class Sandbox;")]
    [InlineData("Seccomp.Install(default); Native.Mount(0); Console.WriteLine(Sandbox.Filter.Length);", "{0}")]
    public Task What_may_be_allowed_is_not(string statements, string policy) => Verify(statements, policy.Replace("{0}", Mount));

    [Fact]
    public Task A_filter_that_logs_in_this_build_is_judged_as_it_will_be() => Analysis.Verify(
        Project("Sandbox.Install(); {|SECC0756:Native.Mount(0)|};", $"[SeccompAllow({Essentials}, \"read\")] static partial class Sandbox;")
            .WithProperty("SeccompMode", "Log"), "SECC0731");

    [Fact]
    public Task The_filter_of_a_profile_is_held_against_calls_as_well() => Analysis.Verify(
        Project("App.Web.Install(); {|SECC0756:Native.Mount(0)|};", "").WithFile("web.seccomp.json", SampleProfiles.DenyMount));

    private static Task Verify(string statements, string policy) => Analysis.Verify(Project(statements, policy));

    private static TestProject Project(string statements, string policy) => TestProject.Of($"""
        using System;
        using System.Runtime.InteropServices;
        using SeccompSharp;
        {statements}
        {policy}
        {Native}
        """);
}
