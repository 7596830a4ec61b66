using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Values;

/// <summary>The file by which SeccompSharp.targets tells the compiler what MSBuild evaluated.</summary>
/// <remarks>
/// <c>property NAME=VALUE</c> for each property; then <c>file PATH</c> for each AdditionalFile that may be a profile, and
/// <c>metadata NAME=VALUE</c> for each of those. A first line and a last one show that it is whole. Values and paths are
/// escaped as in a URI, so that none is more than a line.
/// </remarks>
internal static class BuildValuesFile
{
    public const string Name = "SeccompSharp.build";

    private const string First = Name + " 1";
    private const string Last = "end";

    public static bool Is(string path) => ProfilePath.NameOf(path) == Name;

    /// <summary>The values in those of the files that have the name: no other number of them than one is good.</summary>
    public static BuildValues Read(IReadOnlyList<AdditionalText> files, CancellationToken cancellationToken) => files.Count switch
    {
        0 => Fault("there is no " + Name + " among its AdditionalFiles; reference the package SeccompSharp, or import its SeccompSharp.props and SeccompSharp.targets, and do not remove items of AdditionalFiles that you have not added"),
        1 => Read(files[0].GetText(cancellationToken)?.ToString()),
        _ => Fault($"{files.Count.ToString(CultureInfo.InvariantCulture)} of its AdditionalFiles are named {Name}, which only the package may add; remove {string.Join(" or ", files.Select(file => file.Path))}"),
    };

    /// <summary>The values in a text; null for a file that cannot be read.</summary>
    public static BuildValues Read(string? text)
    {
        string[] lines = (text ?? "").Replace("\r\n", "\n").TrimEnd('\n').Split('\n');
        if (lines.Length < 2 || lines[0] != First || lines[lines.Length - 1] != Last)
            return Fault($"{Name} is not whole; build the project again");
        var properties = new List<KeyValuePair<string, string>>();
        var files = new List<(string Path, List<KeyValuePair<string, string>> Metadata)>();
        for (int i = 1; i < lines.Length - 1; i++)
        {
            (string kind, string? what) = Split(lines[i], ' ');
            if (kind == "file" && what is not null)
                files.Add((Uri.UnescapeDataString(what), []));
            else if (kind == "property" && NameAndValue(what) is { } property)
                properties.Add(property);
            else if (kind == "metadata" && files.Count > 0 && NameAndValue(what) is { } metadata)
                files[files.Count - 1].Metadata.Add(metadata);
            else
                return Fault($"line {(i + 1).ToString(CultureInfo.InvariantCulture)} of {Name} cannot be read; build the project again");
        }

        return new BuildValues(
            properties.ToImmutableEquatableArray(),
            files.Select(file => new FileValues(file.Path, file.Metadata.ToImmutableEquatableArray())).ToImmutableEquatableArray(),
            ImmutableEquatableArray<Finding>.Empty);
    }

    private static KeyValuePair<string, string>? NameAndValue(string? text) =>
        Split(text ?? "", '=') is (var name, { } value) ? new(name, Uri.UnescapeDataString(value)) : null;

    /// <summary>What is before the first separator and what after it; null for the latter if there is none.</summary>
    private static (string Before, string? After) Split(string text, char separator) =>
        text.IndexOf(separator) is >= 0 and int at ? (text.Substring(0, at), text.Substring(at + 1)) : (text, null);

    private static BuildValues Fault(string reason) =>
        BuildValues.Without(Finding.Of(FindingKinds.BuildValuesMissing, Place.None, reason));
}
