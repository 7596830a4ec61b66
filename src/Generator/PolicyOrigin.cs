using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Profiles;

namespace SeccompSharp.Generator;

/// <summary>Who states a policy: a class of the author's, or a profile by itself.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Seen">The <see cref="AttributeFingerprint"/> of the class's seccomp attributes; null for a profile.</param>
/// <param name="ProfilePath">The profile; null for a class, also for one that is bound to a profile.</param>
internal sealed record PolicyOrigin(string? Seen, string? ProfilePath)
{
    public static PolicyOrigin Of(ClassReading reading) => new(reading.Seen, null);

    public static PolicyOrigin Of(ProfileFile profile) => new(null, profile.Path);
}
