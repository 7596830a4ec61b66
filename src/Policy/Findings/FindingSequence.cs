using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Findings;

/// <summary>Puts findings of several sources together.</summary>
public static class FindingSequence
{
    /// <summary>The findings in their order, each once: the same kind and words at the same place are one finding.</summary>
    public static ImmutableEquatableArray<Finding> EachOnce(this IEnumerable<Finding> findings)
    {
        // Equality of findings leaves the place out; here it counts.
        var seen = new HashSet<(string, string?, int, int, string)>();
        return findings
            .Where(finding => seen.Add((
                finding.Kind.Id, finding.Place.Path, finding.Place.Range.Start, finding.Place.Range.Length, finding.Message)))
            .ToImmutableEquatableArray();
    }

    /// <summary>The findings of a policy on several targets, each once. What goes for all of them does not name them
    /// (<see cref="FindingKind.IsPerTarget"/>).</summary>
    public static ImmutableEquatableArray<Finding> OfTargets(IReadOnlyCollection<ImmutableEquatableArray<Finding>> byTarget)
    {
        ILookup<(string, string?, int, int, string), Finding> alike = byTarget
            .SelectMany(findings => findings.EachOnce()).Where(finding => finding.Kind.IsPerTarget).ToLookup(KeyOf);
        var said = new HashSet<(string, string?, int, int)>();
        return byTarget.SelectMany(findings => findings)
            .Select(finding => finding.Kind.IsPerTarget && alike[KeyOf(finding)].Count() == byTarget.Count
                ? finding.OfAllTargets()
                : finding)
            .EachOnce()
            .Where(finding => !finding.Kind.IsSaidOnce || said.Add((finding.Kind.Id, finding.Place.Path, finding.Place.Range.Start, finding.Place.Range.Length)))
            .ToImmutableEquatableArray();

        static (string, string?, int, int, string) KeyOf(Finding finding) => (
            finding.Kind.Id, finding.Place.Path, finding.Place.Range.Start, finding.Place.Range.Length,
            string.Join("\n", finding.Arguments.Take(finding.Arguments.Count - 1)));
    }

    /// <summary>Whether one of them forbids that a filter is made.</summary>
    public static bool HasErrors(this IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Error);
}
