using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>A broad filter at start and a tight one later; and what the build says about them, on a real kernel.</summary>
public sealed class StageTests
{
    [LinuxFact]
    public void A_later_stage_stops_what_the_earlier_one_let_through()
    {
        ChildRun child = ChildRun.Of("stages");
        Assert.Equal("made", child["getppid while starting"]);
        Assert.Equal("-16", child["getppid while serving"]);
        Assert.Equal("made", child["getgid while serving"]);
    }

    [LinuxFact]
    public void Of_two_errnos_that_of_the_newest_filter_is_returned()
    {
        ChildRun child = ChildRun.Of("stages");
        Assert.Equal("-13", child["getuid while starting"]);
        Assert.Equal("-1", child["getuid while serving"]);
    }

    [LinuxFact]
    public void Installing_makes_the_calls_that_the_build_checks_and_no_others()
    {
        ChildRun child = ChildRun.Of("installing-only");
        Assert.Equal("in force", child["second"]);
        Assert.Equal("-13", child["getppid"]);
    }

    [LinuxFact]
    public void A_stage_that_the_build_says_cannot_be_installed_cannot_be_installed()
    {
        ChildRun child = ChildRun.Of("too-late");
        Assert.Equal("in force", child["first"]);
        Assert.False(child.Reported("second"));
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
    }
}
