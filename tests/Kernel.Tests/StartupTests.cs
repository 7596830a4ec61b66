using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>InstallAtStartup.</summary>
public sealed class StartupTests
{
    [LinuxFact]
    public void The_filter_is_in_force_before_the_first_statement_of_Main()
    {
        ChildRun child = ChildRun.OfProgram("Kernel.Startup");
        Assert.Equal("Filter", child["mode"]);
        Assert.Equal("-13", child["getppid"]);
        Assert.Equal(0, child.ExitCode);
    }

    [LinuxFact]
    public void The_process_is_put_into_it_also_for_a_class_that_nobody_can_reach()
    {
        ChildRun child = ChildRun.OfProgram("Kernel.Startup");
        Assert.Equal("-16", child["group of itself"]);
        Assert.Equal("-100", child["session of itself"]);
    }
}
