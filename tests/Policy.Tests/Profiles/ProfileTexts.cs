using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Short ways from the text of a profile to what it means.</summary>
internal static class ProfileTexts
{
    public static IEnumerable<Finding> Findings(string text, ProfileOptions? options = null, Target? target = null)
    {
        ProfileReading reading = ProfileReader.Read("profile.json", text, CancellationToken.None);
        Assert.Equal(reading.Findings.HasErrors(), reading.Profile is null);
        return reading.Profile is not { } profile
            ? reading.Findings
            : reading.Findings
                .Concat(profile.ToPolicy(target ?? Target.X64, options ?? new ProfileOptions()).Findings)
                .Concat(ProfileCoverage.Check(profile, [target ?? Target.X64, Target.Arm64], options ?? new ProfileOptions()) is { } others ? [others] : [])
                .EachOnce();
    }

    /// <summary>All that is said of a text, from its first character to what its filter means.</summary>
    public static IEnumerable<Finding> AllFindings(
        string text, ProfileOptions? options = null, Target? target = null, CancellationToken cancellationToken = default)
    {
        ProfileReading reading = ProfileReader.Read("profile.json", text, cancellationToken);
        PolicyReading? policy = reading.Profile?.ToPolicy(target ?? Target.X64, options ?? new ProfileOptions());
        IEnumerable<Finding> meant = policy?.Policy is { } valid ? FilterBuilder.Build(valid, cancellationToken).Findings : [];
        return Findings(text, options, target).Concat(meant).EachOnce();
    }

    public static PolicyReading Read(string text, ProfileOptions? options = null, Target? target = null)
    {
        ProfileReading reading = ProfileReader.Read("profile.json", text, CancellationToken.None);
        Assert.Empty(reading.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message));
        return reading.Profile!.ToPolicy(target ?? Target.X64, options ?? new ProfileOptions());
    }

    public static Policy Policy(string text, ProfileOptions? options = null, Target? target = null)
    {
        Policy? policy = Read(text, options, target).Policy;
        Assert.NotNull(policy);
        return policy;
    }

    /// <summary>A profile with one rule, given as the members of its JSON object.</summary>
    public static string WithRule(string members) =>
        $$"""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{{{members}}}]}""";

    /// <summary>A profile with one rule that allows a call under conditions, given as the elements of their JSON array.</summary>
    public static string WithArguments(string elements) =>
        WithRule($"\"names\": [\"write\"], \"action\": \"SCMP_ACT_ALLOW\", \"args\": [{elements}]");
}
