using System;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Random policies, compiled and proven, loaded into the kernel of this machine and probed with real calls.</summary>
/// <remarks>tests/Fuzz has the run over thousands.</remarks>
public sealed class RandomPolicyTests
{
    [X64LinuxFact]
    public void The_kernel_answers_as_random_policies_say()
    {
        ChildRun run = ChildRun.OfFuzz("--kernel", "60", "--seed", "6");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("60 programs in the kernel", run.Output, StringComparison.Ordinal);
    }
}
