using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Profiles;

/// <summary>Reads MSBuild properties, or the metadata of one item, as values of the model.</summary>
/// <param name="values">The value of a name; null or empty when it is not set.</param>
/// <param name="place">What findings point at.</param>
/// <param name="findings">Takes what cannot be understood.</param>
internal sealed class OptionReader(
    Func<string, string?> values, Place place, ICollection<Finding> findings)
{
    /// <summary>What separates the elements of a list.</summary>
    private static readonly char[] s_separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <summary>A value without surrounding blanks; null when it is not set, or empty.</summary>
    public string? Text(string name) => values(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The elements of a list; null when it is not set.</summary>
    public ImmutableEquatableArray<string>? List(string name) =>
        Text(name)?.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).ToImmutableEquatableArray();

    /// <summary>true or false; null when it is not set.</summary>
    public bool? Flag(string name) => Choice(name, ("true", true), ("false", false));

    /// <summary>One of several words, in any case, with or without hyphens; null when it is not set.</summary>
    public T? Choice<T>(string name, params IReadOnlyList<(string Word, T Value)> words)
        where T : struct =>
        Text(name) is { } text && IndexOf(name, text, [.. words.Select(word => word.Word)]) is { } index ? words[index].Value : null;

    /// <summary>A kernel version; null when it is not set.</summary>
    public KernelVersion? Version(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (KernelVersion.TryParse(text, out KernelVersion version))
            return version;
        Reject(text, name, "a version such as 5.10");
        return null;
    }

    /// <summary>Architectures, in the order of <see cref="Target.DotNet"/>; empty when none is set.</summary>
    public ImmutableEquatableArray<Target> Targets(string name)
    {
        string[] names = [.. Target.DotNet.Select(target => target.Name)];
        HashSet<Target> targets = [];
        foreach (string word in List(name) ?? ImmutableEquatableArray<string>.Empty)
        {
            if (string.Equals(word, "all", StringComparison.OrdinalIgnoreCase))
                targets.UnionWith(Target.DotNet);
            else if (IndexOf(name, word, names) is { } index)
                targets.Add(Target.DotNet[index]);
        }

        return Target.DotNet.Where(targets.Contains).ToImmutableEquatableArray();
    }

    private int? IndexOf(string name, string text, string[] words)
    {
        int index = Array.FindIndex(words, word => string.Equals(
            word.Replace("-", ""), text.Replace("-", ""), StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return index;
        Reject(text, name, Spelling.Nearest(text, words) ?? string.Join(", ", words));
        return null;
    }

    private void Reject(string text, string name, string remedy) =>
        findings.Add(Finding.Of(FindingKinds.OptionValueNotUnderstood, place, text, name, remedy));
}
