using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SeccompSharp.Oracle.Tests.Libseccomp;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using Xunit.Abstractions;

namespace SeccompSharp.Oracle.Tests;

/// <summary>
/// With --compat every call gets the verdict of a filter that libseccomp makes as runc, or crun, asks it to: over all
/// numbers and the argument values on which they could differ, on every machine that libseccomp knows.
/// </summary>
public sealed class LibseccompTests(ITestOutputHelper output)
{
    [LibseccompTheory]
    [MemberData(nameof(OracleProfiles.Own), MemberType = typeof(OracleProfiles))]
    public void Profiles_get_the_verdicts_of_runc(string profile) => AssertSameVerdicts(profile, Dialect.Docker, Compat.Runc);

    [LibseccompTheory]
    [MemberData(nameof(OracleProfiles.Own), MemberType = typeof(OracleProfiles))]
    public void Profiles_get_the_verdicts_of_crun(string profile) => AssertSameVerdicts(profile, Dialect.Oci, Compat.Crun);

    [LibseccompCorpusTheory]
    [MemberData(nameof(OracleProfiles.Corpus), MemberType = typeof(OracleProfiles))]
    public void Collected_profiles_get_the_verdicts_of_runc_behind_Docker(string profile) =>
        AssertSameVerdicts(profile, Dialect.Docker, Compat.Runc);

    [LibseccompCorpusTheory]
    [MemberData(nameof(OracleProfiles.Corpus), MemberType = typeof(OracleProfiles))]
    public void Collected_profiles_get_the_verdicts_of_crun_on_its_own(string profile) =>
        AssertSameVerdicts(profile, Dialect.Oci, Compat.Crun, RuncVerdicts.Machines.Intersect(Target.DotNet));

    private void AssertSameVerdicts(string name, Dialect dialect, Compat compat) =>
        AssertSameVerdicts(name, dialect, compat, RuncVerdicts.Machines);

    private void AssertSameVerdicts(string name, Dialect dialect, Compat compat, IEnumerable<Target> on)
    {
        const int LeastCallsOnAMachine = 1000;
        string profile = OracleProfiles.Read(name);
        using (JsonDocument document = JsonDocument.Parse(profile))
        {
            // Resources of Kubernetes operators wrap a profile in what no runtime reads.
            if (SeccompSpec.Find(document.RootElement) is null)
                return;
        }

        int calls = 0;
        int machines = 0;
        foreach (Target machine in on)
        {
            Comparison comparison = RuncVerdicts.Compare(profile, dialect, compat, machine);
            Assert.True(comparison.Differences.Count == 0, string.Join("\n", comparison.Differences));
            if (comparison.Refused)
                continue;
            Assert.InRange(comparison.Calls, LeastCallsOnAMachine, int.MaxValue);
            calls += comparison.Calls;
            machines++;
        }

        output.WriteLine($"{calls} calls on {machines} machines");
    }
}
