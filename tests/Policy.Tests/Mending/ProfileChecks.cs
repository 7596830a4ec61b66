using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>What there is to say about the text of a profile, and what it means, for the targets of a build.</summary>
internal static class ProfileChecks
{
    public const string Path = "profile.json";

    private static readonly Target[] s_targets = [Target.X64, Target.Arm64];

    public static ImmutableEquatableArray<Finding> Findings(string text, ProfileOptions options)
    {
        ProfileReading reading = ProfileReader.Read(Path, text, CancellationToken.None);
        return reading.Profile is not { } profile ? reading.Findings : reading.Findings
            .Concat(FindingSequence.OfTargets([.. s_targets.Select(target => Findings(profile, target, options))]))
            .EachOnce();
    }

    public static MendedText Mend(string text, ProfileOptions? options = null) =>
        MendedText.Of(text, one => Findings(one, options ?? new ProfileOptions()), CancellationToken.None);

    /// <summary>The policies of a profile in numbers, target by target.</summary>
    public static IReadOnlyList<BoundPolicy> Policies(string text, ProfileOptions options) =>
    [
        .. s_targets.Select(target => ProfileReader.Read(Path, text, CancellationToken.None).Profile!.ToPolicy(target, options).Policy)
            .OfType<Policy>().Select(policy => PolicyBinder.Bind(policy, CancellationToken.None).Policy),
    ];

    private static ImmutableEquatableArray<Finding> Findings(Profile profile, Target target, ProfileOptions options)
    {
        PolicyReading reading = profile.ToPolicy(target, options);
        return reading.Policy is null
            ? reading.Findings
            : reading.Findings.Concat(FilterBuilder.Check(reading.Policy, CancellationToken.None)).ToImmutableEquatableArray();
    }
}
