using System.Collections.Generic;
using Xunit;
using Xunit.Abstractions;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>Confined children and threads on arm64, on CoreCLR.</summary>
public sealed class ArmConfinementTests(ITestOutputHelper output)
{
    /// <summary>What the boot has to run for these tests.</summary>
    internal static IEnumerable<string[]> Cases => [["confined-allowlist"], ["confined-thread"], ["confined-thread-allowlist"]];

    [ArmRuntimeFact]
    public void A_child_keeps_to_a_generated_allowlist_or_dies_by_it()
    {
        ArmRun run = ArmRuns.Of(output, "confined-allowlist");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["cat=cat", "cat ended by=exit code 0", "uname ended by SIGSYS=True", "end=reached"], run.Lines);
    }

    [ArmRuntimeFact]
    public void A_thread_has_a_filter_of_its_own()
    {
        ArmRun run = ArmRuns.Of(output, "confined-thread");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["inside=-13", "filtered threads during=1", "on pool=False", "outside=own", "filtered threads after=0", "end=reached"], run.Lines);
    }

    [ArmRuntimeFact]
    public void The_runtime_does_its_work_on_a_thread_under_a_generated_allowlist()
    {
        ArmRun run = ArmRuns.Of(output, "confined-thread-allowlist");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["sum=499500", "caught=1", "getppid=-13", "end=reached"], run.Lines);
    }
}
