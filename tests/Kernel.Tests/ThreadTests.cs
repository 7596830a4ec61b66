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
