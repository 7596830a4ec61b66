using System;
using System.Collections.Generic;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace SeccompSharp.Groups.Tests;

/// <summary>
/// Real programs under @dotnet and one group, with everything else ending the process: what a group has is enough, and it
/// is needed. SECCOMP_PROBE_RUNS says how often each runs, and SECCOMP_PROBE_RUNTIME, such as 11.0.0, on which CoreCLR
/// instead of the installed one. The garbage collector is given small generations; by turns it is the one for servers,
/// threads come and go beside what is tested, and every processor has other work to do.
/// </summary>
[Collection(ProbeCollection.Name)]
public sealed class GroupTests(Probe probe, ITestOutputHelper output)
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
        List<string> deaths = [];
        int hangs = 0;
        for (int run = 0; run < s_runs; run++)
        {
            using CpuLoad? load = run % 3 == 2 ? new CpuLoad() : null;
            ProbeRun? outcome = probe.TryRun(
                build, area, withGroup: true,
                ("PROBE_CHURN", run % 2 == 0 ? "1" : "0"),
                ("DOTNET_GCgen0size", "80000"),
                ("DOTNET_gcServer", run % 4 is 1 or 2 ? "1" : "0"));
            if (outcome is null)
            {
                Assert.True(++hangs <= MostHangs(build), $"{area}, {build}: {hangs} of {run + 1} runs did not end");
                run--;
            }
            else if (outcome.ExitCode != 0)
                deaths.Add($"run {run}: {outcome}");
        }

        output.WriteLine($"{area}, {build}: {s_runs} runs, {deaths.Count} deaths, {hangs} deadlocks of the runtime");
        Assert.True(deaths.Count == 0, string.Join('\n', deaths));
    }

    /// <summary>
    /// CoreCLR 10.0.12 can lock itself up, with or without a filter (tls: 2 of 430 runs without one): a collection that walks
    /// a stack loads a type, and waits for a lock of the loader whose holder waits for the collection to end. Small
    /// generations and many threads make that likely. A call that is answered wrongly would lock up every run.
    /// </summary>
    private static int MostHangs(string build) => build == Probe.Jit ? 1 + (s_runs / 15) : 0;

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
