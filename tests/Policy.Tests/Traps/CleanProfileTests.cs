using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Tests.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Who writes what is meant is left in peace.</summary>
public sealed class CleanProfileTests
{
    private static readonly Dictionary<string, CleanProfile> s_profiles = CleanProfiles.All.ToDictionary(profile => profile.Name);

    public static TheoryData<string> Names => [.. s_profiles.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_that_is_as_it_is_meant_has_no_warning(string name)
    {
        CleanProfile profile = s_profiles[name];
        IEnumerable<Finding> findings = ProfileTexts.AllFindings(profile.Profile, profile.Options, profile.Target);
        Assert.Empty(findings.Where(finding => finding.Severity != Severity.Info).Select(finding => finding.Kind.Id + ": " + finding.Message));
    }
}
