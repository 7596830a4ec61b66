using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Findings;

/// <summary>Puts findings of several sources together.</summary>
public static class FindingSequence
{
    /// <summary>The findings in their order, each once: the same rule and words at the same place are one finding.</summary>
    public static ImmutableEquatableArray<Finding> EachOnce(this IEnumerable<Finding> findings)
    {
        // Equality of findings leaves the place out; here it counts.
        var seen = new HashSet<(string, string?, int, int, string)>();
        return findings
            .Where(finding => seen.Add((
                finding.Kind.Id, finding.Place.Path, finding.Place.Range.Start, finding.Place.Range.Length, finding.Message)))
            .ToImmutableEquatableArray();
    }

    /// <summary>Whether one of them forbids that a filter is made.</summary>
    public static bool HasErrors(this IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Error);
}
