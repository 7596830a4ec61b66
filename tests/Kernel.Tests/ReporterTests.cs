using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>
/// The reporter, whatever a thread was doing. Each state runs three times, on CoreCLR and as NativeAOT;
/// SECCOMP_PROBE_RUNS says how often instead.
/// </summary>
public sealed class ReporterTests
{
    private static readonly int s_runs =
        int.TryParse(Environment.GetEnvironmentVariable("SECCOMP_PROBE_RUNS"), CultureInfo.InvariantCulture, out int runs) ? runs : 3;

    public static TheoryData<ChildBuild, string, string> States
    {
        get
        {
            (string State, string Calls)[] states =
            [
                ("pinvoke", "getppid()"),
                ("cooperative", "getppid()"),
                ("library", "socket(2, 524290, 17)"),
                ("file", "openat(AT_FDCWD, "),
                ("allocation in libc", "mmap(0x0, "),
                ("commit", "madvise(0x"),
                ("protect", "mprotect(0x"),
                ("membarrier", "membarrier(0x8, 0x0, 0)"),
                ("collection", "membarrier(0x8, 0x0, 0)"),
                ("small stack", "getppid()"),
                ("finalizer", "getppid()"),
                ("exit", "exit_group(0)"),
            ];
            var all = new TheoryData<ChildBuild, string, string>();
            foreach (ChildBuild build in Enum.GetValues<ChildBuild>())
            {
                foreach ((string state, string calls) in states)
                    all.Add(build, state, calls);
                all.Add(build, "start of a thread", build == ChildBuild.Jit ? "sigaltstack(0x" : "prctl(15, 0x");
            }

            return all;
        }
    }

    [LinuxTheory]
    [MemberData(nameof(States))]
    public void A_call_is_named_in_any_state(ChildBuild build, string state, string call)
    {
        for (int run = 0; run < s_runs; run++)
        {
            ChildRun child = ChildRun.Of(build, "reporter-state", state);
            Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
            Assert.False(child.Reported("end"));
            // More than one thread may make the call before the first has ended the process.
            Assert.NotEmpty(Lines(child));
            Assert.All(Lines(child), line => Assert.StartsWith($"seccomp: 'Sandbox' denied {call}", line, StringComparison.Ordinal));
        }
    }

    [X64LinuxTheory]
    [InlineData("foreign thread", "getppid() [nr 110, x86_64]")]
    [InlineData("x86", "mkdir(0x1234, 0o777) [nr 39, x86] in thread '")]
    public void So_is_one_of_a_thread_or_an_ABI_that_the_runtime_does_not_know(string state, string call)
    {
        foreach (ChildBuild build in Enum.GetValues<ChildBuild>())
        {
            ChildRun child = ChildRun.Of(build, "reporter-state", state);
            Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
            Assert.StartsWith($"seccomp: 'Sandbox' denied {call}", Assert.Single(Lines(child)), StringComparison.Ordinal);
        }
    }

    [LinuxFact]
    public void Where_SIGSYS_is_blocked_the_process_ends_unreported()
    {
        ChildRun child = ChildRun.Of("reporter-state", "blocked");
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.Empty(Lines(child));
    }

    [X64LinuxFact]
    public void The_line_tells_arguments_thread_and_place()
    {
        ChildRun child = ChildRun.Of("reporter-arguments");
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.Matches(
            new Regex(@"^seccomp: 'Sandbox' denied mkdir\(0x[0-9a-f]+, 0o777\) \[nr 83, x86_64\] in thread '[^\n]+' at libc\.so\.6\+0x[0-9a-f]+ from libSystem\.Native\.so\+0x[0-9a-f]+$"),
            Assert.Single(Lines(child)));
    }

    [LinuxTheory]
    [MemberData(nameof(Builds))]
    public void An_errno_is_the_answer_and_is_reported_eight_times(ChildBuild build)
    {
        ChildRun child = ChildRun.Of(build, "reporter-answered");
        Assert.Equal(0, child.ExitCode);
        Assert.Equal("0", child["wrong"]);
        Assert.Equal("nothing", child["nothing to take"]);
        Assert.Equal("nothing", child["again"]);
        Assert.StartsWith("getppid(0x1, 0x2, ", child["taken"], StringComparison.Ordinal);
        Assert.Contains("[SeccompAllow(\"getppid\")]", child["taken"], StringComparison.Ordinal);
        string[] lines = Lines(child);
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.Contains("] with errno 13", line, StringComparison.Ordinal));
        Assert.Single(lines, line => line.EndsWith(", and is not reported again", StringComparison.Ordinal));
    }

    public static TheoryData<ChildBuild> Builds => [.. Enum.GetValues<ChildBuild>()];

    /// <summary>What it costs: once a process, before the first filter.</summary>
    [X64LinuxFact]
    public void Putting_it_in_place_takes_a_mapping_a_look_at_what_is_loaded_and_a_handler()
    {
        ChildRun child = ChildRun.Of(ChildBuild.Native, "reporter-calls");
        Assert.Equal("True", child["succeeded"]);
        // mmap, openat, read …, close, mprotect twice, rt_sigaction
        Assert.Matches("^9 257( 0)+ 3 10 10 13$", child["calls"]);
    }

    [LinuxFact]
    public void Several_policies_are_named_and_the_second_needs_no_memory()
    {
        ChildRun child = ChildRun.Of(ChildBuild.Native, "reporter-two-policies");
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        string line = Assert.Single(Lines(child));
        Assert.StartsWith("seccomp: 'First', 'Second' denied getppid() ", line, StringComparison.Ordinal);
        Assert.Contains($"] in thread {child["thread"]} at ", line, StringComparison.Ordinal);
    }

    [X64LinuxFact]
    public void A_number_without_a_name_is_told()
    {
        ChildRun child = ChildRun.Of("reporter-no-name");
        Assert.StartsWith(
            "seccomp: 'Sandbox' denied syscall(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) [nr 1000, x86_64] at ", Assert.Single(Lines(child)), StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Where_executable_memory_is_refused_the_result_says_so()
    {
        ChildRun child = ChildRun.Of(ChildBuild.Native, "reporter-refused");
        Assert.Equal("no", child["reports"]);
        Assert.Equal(
            "Violations are not reported: the system answered EACCES (13). A filter that is already in force, or a security module, does not let memory be made executable or a handler for SIGSYS be set. Call it before the first filter is installed.",
            child["message"]);
        Assert.Equal("reached", child["end"]);
    }

    private static string[] Lines(ChildRun child) =>
        [.. child.Error.Split('\n').Where(line => line.StartsWith("seccomp: ", StringComparison.Ordinal))];
}
