using System.Linq;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Oracle.Tests;

/// <summary>No collected profile falls between: it compiles, or an error says where it is wrong.</summary>
public sealed class CorpusTests
{
    [CorpusTheory]
    [MemberData(nameof(OracleProfiles.Corpus), MemberType = typeof(OracleProfiles))]
    public void A_collected_profile_compiles_for_every_target_or_is_refused_at_a_place(string name)
    {
        ProfileReading reading = ProfileReader.Read(name, OracleProfiles.Read(name), CancellationToken.None);
        foreach (Target target in Target.DotNet)
        {
            PolicyReading? policy = reading.Profile?.ToPolicy(target, new ProfileOptions());
            FilterBuildResult? built = policy?.Policy is { } made ? FilterBuilder.Build(made, CancellationToken.None) : null;
            if (built?.Filter is not null || policy is { CoversTarget: false })
                continue;
            Finding[] errors = reading.Findings.Concat(policy?.Findings ?? ImmutableEquatableArray<Finding>.Empty).Concat(built?.Findings ?? ImmutableEquatableArray<Finding>.Empty)
                .Where(finding => finding.Severity == Severity.Error).ToArray();
            Assert.NotEmpty(errors);
            Assert.All(errors, error => Assert.False(error.Place.IsNone, $"{target}: {error.Message}"));
        }
    }
}
