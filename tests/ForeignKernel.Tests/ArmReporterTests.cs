using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;
using Xunit.Abstractions;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>The reporter of SIGSYS on arm64, on CoreCLR. tests/Kernel.Tests has the same for x64.</summary>
public sealed class ArmReporterTests(ITestOutputHelper output)
{
    private const int KilledBySigsys = 128 + 31;

    private static readonly (string State, string Call)[] s_states =
    [
        ("pinvoke", "getppid() [nr 173, "),
        ("cooperative", "getppid() [nr 173, "),
        ("library", "socket(2, 524290, 17) [nr 198, "),
        ("file", "openat(AT_FDCWD, 0x"),
        ("allocation in libc", "mmap(0x0, "),
        ("commit", "madvise(0x"),
        ("protect", "mprotect(0x"),
        ("membarrier", "membarrier(0x8, 0x0, 0) [nr 283, "),
        ("collection", "membarrier(0x8, 0x0, 0) [nr 283, "),
        ("start of a thread", "sigaltstack(0x"),
        ("small stack", "getppid() [nr 173, "),
        ("foreign thread", "getppid() [nr 173, "),
        ("finalizer", "getppid() [nr 173, "),
        ("exit", "exit_group(0) [nr 94, "),
    ];

    /// <summary>What the boot has to run for these tests.</summary>
    internal static IEnumerable<string[]> Cases =>
    [
        .. s_states.Select(state => new[] { "reporter-state", state.State }), ["reporter-state", "blocked"],
        ["reporter-arguments"], ["reporter-answered"], ["reporter-two-policies"], ["reporter-no-name"],
    ];

    public static TheoryData<string, string> States
    {
        get
        {
            var states = new TheoryData<string, string>();
            foreach ((string state, string call) in s_states)
                states.Add(state, call);
            return states;
        }
    }

    [ArmRuntimeTheory]
    [MemberData(nameof(States))]
    public void A_call_is_named_in_any_state(string state, string call)
    {
        ArmRun run = ArmRuns.Of(output, "reporter-state", state);
        Assert.Equal(KilledBySigsys, run.ExitCode);
        // More than one thread may make the call before the first has ended the process.
        Assert.NotEmpty(run.Lines);
        Assert.All(run.Lines, line =>
        {
            Assert.StartsWith($"seccomp: 'Sandbox' denied {call}", line, StringComparison.Ordinal);
            Assert.Matches(new Regex(@"\) \[nr [0-9]+, aarch64\] at libc\.so\.6\+0x[0-9a-f]+( from \S+\+0x[0-9a-f]+)?$"), line);
        });
    }

    [ArmRuntimeFact]
    public void Where_SIGSYS_is_blocked_the_process_ends_unreported()
    {
        ArmRun run = ArmRuns.Of(output, "reporter-state", "blocked");
        Assert.Equal(KilledBySigsys, run.ExitCode);
        Assert.Empty(run.Lines);
    }

    [ArmRuntimeFact]
    public void The_line_tells_arguments_thread_and_place()
    {
        ArmRun run = ArmRuns.Of(output, "reporter-arguments");
        Assert.Equal(KilledBySigsys, run.ExitCode);
        Assert.Matches(
            new Regex(@"^seccomp: 'Sandbox' denied mkdirat\(AT_FDCWD, 0x[0-9a-f]+, 0o777\) \[nr 34, aarch64\] in thread 'a 'thread'\?' at libc\.so\.6\+0x[0-9a-f]+ from libSystem\.Native\.so\+0x[0-9a-f]+$"),
            Assert.Single(run.Lines));
    }

    [ArmRuntimeFact]
    public void An_errno_is_the_answer_and_is_reported_eight_times()
    {
        ArmRun run = ArmRuns.Of(output, "reporter-answered");
        Assert.Equal(0, run.ExitCode);
        string[] reported = [.. run.Lines.Where(line => line.StartsWith("seccomp: ", StringComparison.Ordinal))];
        Assert.Equal(8, reported.Length);
        Assert.All(reported, line => Assert.Contains("getppid() [nr 173, aarch64] with errno 13 at ", line, StringComparison.Ordinal));
        Assert.Single(reported, line => line.EndsWith(", and is not reported again", StringComparison.Ordinal));
        Assert.Contains("wrong=0", run.Lines);
        Assert.Contains("nothing to take=nothing", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("taken=getppid(0x1, 0x2, ", StringComparison.Ordinal));
        Assert.Contains("again=nothing", run.Lines);
    }

    [ArmRuntimeFact]
    public void Several_policies_and_the_id_of_the_thread_are_told()
    {
        ArmRun run = ArmRuns.Of(output, "reporter-two-policies");
        Assert.Equal(KilledBySigsys, run.ExitCode);
        string thread = Assert.Single(run.Lines, line => line.StartsWith("thread=", StringComparison.Ordinal))["thread=".Length..];
        Assert.StartsWith(
            $"seccomp: 'First', 'Second' denied getppid() [nr 173, aarch64] in thread {thread} at ", run.Lines[^1], StringComparison.Ordinal);
    }

    [ArmRuntimeFact]
    public void A_number_without_a_name_is_told()
    {
        ArmRun run = ArmRuns.Of(output, "reporter-no-name");
        Assert.Equal(KilledBySigsys, run.ExitCode);
        Assert.StartsWith(
            "seccomp: 'Sandbox' denied syscall(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) [nr 1000, aarch64] at ", Assert.Single(run.Lines), StringComparison.Ordinal);
    }
}
