using System;
using System.Globalization;
using Xunit;

namespace SeccompSharp.Groups.Tests;

/// <summary>
/// Real programs under @dotnet and one group, with everything else ending the process: what a group has is enough, and it
/// is needed. SECCOMP_PROBE_RUNS says how often each runs; the garbage collector is given small generations, and threads
/// come and go beside what is tested.
/// </summary>
public sealed class GroupTests(Probe probe) : IClassFixture<Probe>
{
    private static readonly int s_runs =
        int.TryParse(Environment.GetEnvironmentVariable("SECCOMP_PROBE_RUNS"), CultureInfo.InvariantCulture, out int runs) ? runs : 2;

    /// <summary>Rare calls need many runs, and the cultures of NativeAOT a build of their own: only when many are asked for.</summary>
    private static readonly string[] s_builds =
        s_runs > 2 ? [Probe.Jit, Probe.Native, Probe.NativeWithCultures] : [Probe.Jit, Probe.Native];

    public static TheoryData<string, string> Areas
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string build in s_builds)
            {
                foreach (Area area in Area.All)
                {
                    if (area.Stops(build) is not null)
                        cases.Add(area.Name, build);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void An_area_works_under_its_group(string area, string build)
    {
        for (int run = 0; run < s_runs; run++)
        {
            ProbeRun outcome = probe.Run(
                build, area, withGroup: true,
                ("PROBE_CHURN", run % 2 == 0 ? "1" : "0"),
                ("DOTNET_GCgen0size", "80000"),
                ("DOTNET_gcServer", run % 2 == 0 ? "0" : "1"));
            Assert.True(outcome.ExitCode == 0, $"run {run} of {area}, {build}: {outcome}");
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Without_its_group_it_is_stopped_unless_the_core_has_it_all(string area, string build)
    {
        if (build == Probe.NativeWithCultures)
            return;
        ProbeRun outcome = probe.Run(build, area, withGroup: false);
        int expected = Area.Of(area).Stops(build) == true ? ProbeRun.KilledBySigsys : 0;
        Assert.True(outcome.ExitCode == expected, $"{area}, {build}: {outcome}");
    }
}
