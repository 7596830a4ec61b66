using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Values;

/// <summary>What MSBuild evaluated: the project's properties, and the metadata of its AdditionalFiles.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Properties">The properties by name, those included that are not set, which are empty.</param>
/// <param name="Files">The AdditionalFiles that may be profiles or have metadata of ours, item by item.</param>
/// <param name="Findings">Why the values are not to be trusted: there are then none.</param>
internal sealed record BuildValues(
    ImmutableEquatableArray<KeyValuePair<string, string>> Properties,
    ImmutableEquatableArray<FileValues> Files,
    ImmutableEquatableArray<Finding> Findings)
{
    /// <summary>No values, and why.</summary>
    public static BuildValues Without(Finding reason) => new(
        ImmutableEquatableArray<KeyValuePair<string, string>>.Empty,
        ImmutableEquatableArray<FileValues>.Empty,
        ImmutableEquatableArray.Of(reason));

    /// <summary>A property; null when it is not there.</summary>
    public string? Property(string name) => FileValues.Find(Properties, name);

    /// <summary>What the items of a file say; more than one when it is listed several times, in different words.</summary>
    public IReadOnlyList<FileValues> Of(string path)
    {
        string normalized = ProfilePath.Normalize(path);
        return [.. Files.Where(file => ProfilePath.Normalize(file.Path) == normalized).Distinct()];
    }
}

/// <summary>The metadata of one AdditionalFile.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Path">Its full path.</param>
/// <param name="Metadata">Values by name, none of them empty.</param>
internal sealed record FileValues(string Path, ImmutableEquatableArray<KeyValuePair<string, string>> Metadata)
{
    public string? Value(string name) => Find(Metadata, name);

    public static string? Find(IEnumerable<KeyValuePair<string, string>> values, string name) => values
        .Where(value => string.Equals(value.Key, name, StringComparison.Ordinal)).Select(value => value.Value).FirstOrDefault();
}
