using System;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>What came of reading a profile.</summary>
/// <param name="Profile">The profile; null exactly when a finding is an error.</param>
/// <param name="Findings">What is to say about it, in the order of the file.</param>
public sealed record ProfileReading(Profile? Profile, ImmutableEquatableArray<Finding> Findings);

/// <summary>What a file is that nobody declared a profile.</summary>
/// <param name="LooksLikeProfile">Whether its root has a key of a profile, or of a config.json with one; or it is no JSON,
/// and still speaks of a profile.</param>
/// <param name="Reading">What it says as a profile.</param>
public sealed record ProfileExamination(bool LooksLikeProfile, ProfileReading Reading);

/// <summary>Reads seccomp profiles: a bare seccomp object, a config.json, or a SeccompProfile resource.</summary>
/// <remarks>Accepts what container runtimes accept, and says what they would ignore. Thread-safe.</remarks>
public static class ProfileReader
{
    /// <summary>Reads a profile.</summary>
    /// <param name="path">What places name the file by.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellation">Ends the reading early, with an OperationCanceledException: the only exception.</param>
    public static ProfileReading Read(string path, string text, CancellationToken cancellation) =>
        Examine(path, text, cancellation).Reading;

    /// <summary>Reads a file that may be a profile.</summary>
    /// <inheritdoc cref="Read"/>
    public static ProfileExamination Examine(string path, string text, CancellationToken cancellation)
    {
        JsonReading json = JsonReader.Read(path, text, cancellation);
        if (json.Error is not null)
            return new ProfileExamination(SpeaksOfProfiles(text), new ProfileReading(null, ImmutableEquatableArray.Of(json.Error)));
        FindingList findings = new(path, text);
        Profile? profile = SeccompLocator.Find(json.Root!, findings) is { } seccomp
            ? SeccompReader.Read(seccomp, findings, cancellation)
            : null;
        return new ProfileExamination(
            json.Root is JsonObject root && SeccompLocator.LooksLikeProfile(root),
            new ProfileReading(findings.HasErrors ? null : profile, findings.InOrder()));
    }

    private static bool SpeaksOfProfiles(string text) =>
        text.IndexOf("defaultAction", StringComparison.Ordinal) >= 0 || text.IndexOf("SCMP_", StringComparison.Ordinal) >= 0;
}
