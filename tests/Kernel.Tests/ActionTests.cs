using System;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Every action, observed.</summary>
public sealed class ActionTests
{
    private static readonly Lazy<ChildRun> s_survivable = new(() => ChildRun.Of("survivable"));

    [LinuxFact]
    public void Errno_skips_the_call_and_returns_its_number() => Assert.Equal("-13", s_survivable.Value["errno"]);

    [LinuxFact]
    public void Errno_0_skips_the_call_and_reports_success() => Assert.Equal("0", s_survivable.Value["errno 0"]);

    [LinuxFact]
    public void The_highest_errno_is_4095() => Assert.Equal("-4095", s_survivable.Value["errno 4095"]);

    [LinuxFact]
    public void Allow_makes_the_call() => Assert.Equal(Id("-g"), s_survivable.Value["allow"]);

    [LinuxFact]
    public void Log_makes_the_call() => Assert.Equal(Id("-u"), s_survivable.Value["log"]);

    [LinuxFact]
    public void Trace_without_a_tracer_is_ENOSYS() => Assert.Equal("-38", s_survivable.Value["trace"]);

    [LinuxFact]
    public void Notify_without_a_listener_is_ENOSYS() => Assert.Equal("-38", s_survivable.Value["notify"]);

    [LinuxTheory]
    [InlineData("kill-process")]
    [InlineData("trap")]
    public void Killing_actions_end_the_process_with_SIGSYS(string action)
    {
        ChildRun child = ChildRun.Of(action);
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.False(child.Reported("getppid"));
    }

    [LinuxFact]
    public void A_shell_reports_status_159_for_a_killed_process()
    {
        ChildRun shell = ChildRun.InShell("kill-process");
        Assert.Equal("159", shell["status"]);
        Assert.Contains("Bad system call", shell.Error, StringComparison.Ordinal);
    }

    [X64LinuxFact]
    public void KillThread_ends_the_calling_thread_and_the_process_lives_on()
    {
        ChildRun child = ChildRun.Of("kill-thread");
        Assert.Equal("1", child["progress"]);
        Assert.Equal("reached", child["end"]);
        Assert.Equal(0, child.ExitCode);
    }

    [LinuxFact]
    public void Of_stacked_filters_the_most_restrictive_and_then_the_newest_answers()
    {
        ChildRun child = ChildRun.Of("stacked");
        Assert.Equal("-13", child["getppid"]);
        Assert.Equal("-1", child["getuid"]);
        Assert.Equal("-16", child["getppid, newest"]);
        Assert.Equal("-16", child["getppid, most restrictive"]);
    }

    private static string Id(string which) => ChildRun.Start("id", [which]).Output.Trim();
}
