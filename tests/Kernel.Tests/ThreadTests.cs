using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Which threads a filter reaches.</summary>
public sealed class ThreadTests
{
    [LinuxFact]
    public void A_filter_reaches_threads_that_were_running_before_it()
    {
        ChildRun child = ChildRun.Of("threads-synchronized");
        Assert.Equal("denied", child["own"]);
        Assert.Equal("denied", child["other"]);
    }

    /// <summary>Two hundred threads at a time, starting and ending, and collections; and a program that is then executed.</summary>
    [LinuxTheory]
    [InlineData(ChildBuild.Jit)]
    [InlineData(ChildBuild.Native)]
    public void It_reaches_all_of_two_hundred_threads_that_start_and_end(ChildBuild build)
    {
        ChildRun child = ChildRun.Of(build, "threads-churning");
        Assert.Equal(0, child.ExitCode);
        Assert.Equal("enough", child["started"]);
        Assert.Equal("0", child["failed"]);
        Assert.Equal("0", child["unfiltered"]);
        Assert.Equal("-13", child["getppid"]);
        Assert.Equal("Seccomp:\t2", child["child"]);
    }

    [LinuxFact]
    public void Without_synchronisation_it_reaches_the_calling_thread_only()
    {
        ChildRun child = ChildRun.Of("threads-not-synchronized");
        Assert.Equal("denied", child["own"]);
        Assert.Equal("allowed", child["other"]);
    }

    [LinuxFact]
    public void A_thread_that_cannot_take_over_the_filter_is_named_and_nothing_is_installed()
    {
        ChildRun child = ChildRun.Of("threads-of-their-own");
        Assert.Equal("False", child["succeeded"]);
        Assert.Equal(child["other"], child["thread"]);
        Assert.Equal("0", child["errno"]);
        // Under a filter of the surroundings the name is not read: that filter might not let it be.
        string thread = child["other"] + (child["mode"] == "Disabled" ? " (of its own)" : "");
        Assert.Equal(
            $"Thread {thread} could not take over the filter: it has a filter, or strict mode, that the installing thread does not have.",
            child["cause"]);
        Assert.Equal("allowed", child["getppid"]);
    }

    [X64LinuxFact]
    public void A_thread_in_strict_mode_is_named()
    {
        ChildRun child = ChildRun.Of("threads-in-strict-mode");
        Assert.Equal("entered", child["strict"]);
        Assert.Equal("False", child["succeeded"]);
        Assert.Equal(child["other"], child["thread"]);
        Assert.Equal("allowed", child["getppid"]);
    }

    [LinuxFact]
    public void With_TsyncEsrch_it_is_an_errno()
    {
        ChildRun child = ChildRun.Of("threads-of-their-own", "esrch");
        Assert.Equal("ESRCH", child["error"]);
        Assert.Equal("0", child["thread"]);
        Assert.Equal("allowed", child["getppid"]);
    }
}
