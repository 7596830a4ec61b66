using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>What a profile says for one target.</summary>
/// <param name="Policy">The policy; null when a finding is an error, or when the profile does not cover the target.</param>
/// <param name="Findings">What the dialect, the target and the options bring up, in the order of the file. Most do not
/// depend on the target, so that several targets bring up the same ones at the same places.</param>
public sealed record PolicyReading(Policy? Policy, ImmutableEquatableArray<Finding> Findings)
{
    /// <summary>False when the profile lists architectures and all of them are of other machines.</summary>
    public bool CoversTarget { get; init; } = true;
}
