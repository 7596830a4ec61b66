using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Generator.Profiles;

/// <summary>A profile file with what its text says.</summary>
/// <remarks>Immutable, structurally equal; places take no part in it.</remarks>
internal sealed record ParsedProfile(ProfileFile File, ProfileReading Reading)
{
    public static ParsedProfile Parse(ProfileFile file, CancellationToken cancellationToken) => new(
        file,
        file.Text is null
            ? new ProfileReading(null, ImmutableEquatableArray<Finding>.Empty)
            : ProfileCache.Examine(file.Path, file.Text, cancellationToken).Reading);
}
