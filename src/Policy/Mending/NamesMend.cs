using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Mending;

/// <summary>Takes names out of a rule.</summary>
internal static class NamesMend
{
    /// <summary>Each name goes as often as it is listed, the last one first: of a name that stands twice, one may stay.</summary>
    public static IEnumerable<TextEdit>? Drop(ProfileSyntax profile, TextRange place, IReadOnlyCollection<string> names)
    {
        if (profile.RuleAt(place) is not { } rule)
            return null;
        JsonString[] all = [.. rule.AllNames];
        List<JsonString> dropped = [];
        foreach (IGrouping<string, string> name in names.GroupBy(name => name, StringComparer.Ordinal))
            dropped.AddRange(all.Where(one => one.Text == name.Key).Reverse().Take(name.Count()));
        if (dropped.Count == 0)
            return null;
        return dropped.Count == all.Length
            ? profile.Listing(profile.Syscalls!).Remove([rule.Index])
            : Without(profile, rule, dropped);
    }

    /// <summary>The edits that take some of a rule's names out; null where one of them stands alone beside others.</summary>
    public static IEnumerable<TextEdit>? Without(ProfileSyntax profile, RuleSyntax rule, IReadOnlyCollection<JsonString> dropped)
    {
        if (rule.Names is not { } names || dropped.Any(name => ReferenceEquals(name, rule.Name)))
            return null;
        return profile.Listing(names).Remove(
            [.. Enumerable.Range(0, names.Elements.Count).Where(index => dropped.Any(name => ReferenceEquals(name, names.Elements[index])))]);
    }

    /// <summary>The edit that puts names into a rule: among those that are sorted, in their order.</summary>
    public static IEnumerable<TextEdit> With(ProfileSyntax profile, JsonArray names, IEnumerable<string> added)
    {
        string[] there = [.. names.Elements.Select(element => (element as JsonString)?.Text ?? "")];
        bool isSorted = there.Length > 1 && there.SequenceEqual(there.OrderBy(name => name, StringComparer.Ordinal));
        return added.OrderBy(name => isSorted ? name : "", StringComparer.Ordinal)
            .GroupBy(name => isSorted ? there.Count(other => string.CompareOrdinal(other, name) < 0) : there.Length)
            .Select(together => profile.Listing(names).Insert(together.Key, [.. together.Select(RuleWriter.Quoted)]));
    }
}
