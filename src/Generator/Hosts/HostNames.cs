using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Hosts;

/// <summary>Which classes of a project would be confused with each other.</summary>
/// <remarks>Immutable, structurally equal: nearly always the same empty one, so that a new class disturbs no other.</remarks>
/// <param name="Shared">The full names that several policies would add their filters to.</param>
/// <param name="CaseSensitive">The full names that differ from another only by case.</param>
internal sealed record HostNames(ImmutableEquatableArray<string> Shared, ImmutableEquatableArray<string> CaseSensitive)
{
    /// <summary>Compares the names of all hosts, each once for every policy it has.</summary>
    public static HostNames Of(IEnumerable<string> metadataNames)
    {
        string[] names = [.. metadataNames];
        return new HostNames(
            Repeated(names, StringComparer.Ordinal),
            Repeated(names.Distinct(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase));
    }

    private static ImmutableEquatableArray<string> Repeated(IEnumerable<string> names, StringComparer comparer) => names
        .GroupBy(name => name, comparer)
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToImmutableEquatableArray();
}
