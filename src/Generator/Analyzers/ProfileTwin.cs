using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Says where a class is bound to a profile that the profile has findings which a fix can mend.</summary>
/// <remarks>Some editors show nothing to be done in files that are no sources: here they do.</remarks>
internal static class ProfileTwin
{
    /// <summary>Mended texts: an analyzer asks after every edit of a source, and few profiles have anything to mend.</summary>
    private static readonly BoundedCache<Key, string> s_mended = new(capacity: 16);

    /// <summary>All that a mended text depends on.</summary>
    private sealed record Key(ClassReading Reading, ParsedProfile Profile, ProjectSettings Project);

    /// <summary>The finding, if there is anything to mend.</summary>
    /// <param name="reading">The class.</param>
    /// <param name="policy">What it and its profile say.</param>
    /// <param name="project">The project.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    public static IEnumerable<Finding> Of(ClassReading reading, ClassPolicy policy, ProjectView project, CancellationToken cancellationToken)
    {
        if (reading.Profile is not { } binding || project.ProfileAt(project.Lookup(binding), cancellationToken) is not { File: { Text: { } text } file } profile)
            yield break;
        Finding[] mendable =
        [
            .. ClassFilters.Of(policy, cancellationToken).Findings.Where(finding => finding is { Mend.IsComplete: true } && finding.Place.Path == file.Path
                && ProfileMender.Write(text, finding.Place.Range, finding.Mend, cancellationToken) is not null),
        ];
        if (mendable.Length == 0 || Mended(new Key(reading, profile, project.Settings), cancellationToken) is not { } mended || mended == text)
            yield break;
        string count = mendable.Length == 1 ? "1 finding" : mendable.Length.ToString(CultureInfo.InvariantCulture) + " findings";
        string ids = string.Join(", ", mendable.Select(finding => finding.Kind.Id).Distinct().OrderBy(id => id, StringComparer.Ordinal));
        yield return Finding.Of(FindingKinds.ProfileMendable, binding.Place, ProfilePath.NameOf(file.Path), count, ids) with
        {
            Rewrite = new FileText(file.Path, mended),
        };
    }

    /// <summary>The profile when all is mended; null where a defect of ours keeps it from being so.</summary>
    private static string? Mended(Key key, CancellationToken cancellationToken)
    {
        try
        {
            return s_mended.GetOrMake(key, static (key, cancellationToken) => MendedText.Of(
                key.Profile.File.Text!, text => Check(key, text, cancellationToken), cancellationToken).Text, cancellationToken);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>What there is to say about another text of the profile, short of compiling it.</summary>
    private static IReadOnlyList<Finding> Check(Key key, string text, CancellationToken cancellationToken)
    {
        ProfileFile file = key.Profile.File with { Text = text };
        var profile = new ParsedProfile(file, ProfileReader.Read(file.Path, text, cancellationToken));
        ClassPolicy policy = ClassPolicy.OfBoundProfile(key.Reading, key.Reading.Profile!, profile, key.Project);
        IEnumerable<Finding> ofTargets = FindingSequence.OfTargets(
            [.. policy.Policies.Select(target => FilterBuilder.Check(target.Policy, cancellationToken))]);
        return policy.Findings.Concat(ofTargets).Where(finding => finding.Place.Path == file.Path).EachOnce();
    }
}
