using System;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Delegates on threads of their own that are under a filter.</summary>
public sealed class ConfinedThreadTests
{
    [LinuxFact]
    public void Only_the_thread_of_the_delegate_is_under_the_filter_and_it_ends()
    {
        ChildRun child = ChildRun.Of("confined-thread");
        Assert.Equal("-13", child["inside"]);
        Assert.Equal("1", child["filtered threads during"]);
        Assert.Equal("own", child["outside"]);
        Assert.Equal("0", child["filtered threads after"]);
        Assert.Equal("False", child["on pool"]);
    }

    [LinuxFact]
    public void Results_and_exceptions_reach_the_caller_and_continuations_run_without_the_filter()
    {
        ChildRun child = ChildRun.Of("confined-thread-results");
        Assert.Equal("42", child["result"]);
        Assert.StartsWith("InvalidOperationException: thrown under the filter", child["exception"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidOperationException: thrown under the filter", child["async exception"], StringComparison.Ordinal);
        Assert.Equal("-13", child["async"]);
        Assert.Equal("allowed", child["continuation"]);
    }

    [LinuxFact]
    public void The_runtime_does_its_work_on_a_thread_under_a_generated_allowlist()
    {
        ChildRun child = ChildRun.Of("confined-thread-allowlist");
        Assert.Equal("499500", child["sum"]);
        Assert.Equal("1", child["caught"]);
        Assert.Equal("-13", child["getppid"]);
    }

    /// <summary>A process that has not used the pool before: its first threads must not come from the filtered thread.</summary>
    [LinuxFact]
    public void Work_queued_under_the_filter_is_done_by_a_thread_without_it()
    {
        ChildRun child = ChildRun.Of("confined-thread-pool");
        Assert.Equal("allowed", child["queued"]);
        Assert.Equal("allowed", child["afterwards"]);
        Assert.Equal("0", child["filtered threads after"]);
    }

    [LinuxFact]
    public void A_filter_that_cannot_be_installed_is_the_callers_exception_and_nothing_runs()
    {
        ChildRun child = ChildRun.Of("confined-thread-refused");
        Assert.StartsWith("ArgumentException", child["empty"], StringComparison.Ordinal);
        Assert.StartsWith("ArgumentException", child["thread-killing"], StringComparison.Ordinal);
        Assert.Contains("KillProcess", child["thread-killing"], StringComparison.Ordinal);
        Assert.StartsWith("ArgumentException", child["async delegate"], StringComparison.Ordinal);
        Assert.StartsWith("SeccompException", child["invalid"], StringComparison.Ordinal);
        Assert.Equal("no", child["ran"]);
    }
}
