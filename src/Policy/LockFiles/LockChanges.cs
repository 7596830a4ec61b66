using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>What has become of a policy since its lock file was written, in words.</summary>
public static class LockChanges
{
    private const int MaxNames = 10;
    private const int MaxChanges = 3;

    /// <summary>
    /// What is gained, lost and otherwise changed, and on which ABI; null when nothing is. The order of sections and
    /// entries is no matter.
    /// </summary>
    /// <remarks>
    /// Gained is a syscall that is let through more than before: always instead of under a condition or never, or under a
    /// condition instead of never. Lost is the opposite.
    /// </remarks>
    public static string? Describe(LockFile locked, LockFile built)
    {
        LockSection[] lockedFilters = [.. locked.Sections.Where(section => section.Name != LockSection.Why)];
        LockSection[] builtFilters = [.. built.Sections.Where(section => section.Name != LockSection.Why)];
        Dictionary<string, LockSection> before = lockedFilters.ToDictionary(section => section.Name, StringComparer.Ordinal);
        Dictionary<string, LockSection> after = builtFilters.ToDictionary(section => section.Name, StringComparer.Ordinal);
        if (before.Count == 0)
            return "the file is empty yet";
        List<string> parts =
        [
            .. Listed("new", builtFilters.Where(section => !before.ContainsKey(section.Name))),
            .. Listed("gone", lockedFilters.Where(section => !after.ContainsKey(section.Name))),
        ];
        (string Section, Change Change)[] changes =
        [
            .. builtFilters.Where(section => before.ContainsKey(section.Name)).SelectMany(section =>
                Compare(before[section.Name], section).Select(change => (section.Name, change))),
        ];
        parts.AddRange(Grouped("gained", ChangeKind.Gained, changes, MaxNames, change => change.Name));
        parts.AddRange(Grouped("lost", ChangeKind.Lost, changes, MaxNames, change => change.Name));
        parts.AddRange(Grouped("changed", ChangeKind.Changed, changes, MaxChanges, change => $"{change.Name} from '{change.Before}' to '{change.After}'"));
        parts.AddRange(Reasons(locked, built));
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static IEnumerable<string> Reasons(LockFile locked, LockFile built)
    {
        LockEntry[] before = [.. EntriesOf(locked)];
        LockEntry[] after = [.. EntriesOf(built)];
        string[] names = [.. before.Except(after).Concat(after.Except(before)).Select(entry => entry.Key).Distinct()];
        if (names.Length == 0)
            return [];
        string[] changes = [.. names.Select(name => $"of {Quotation.Of(name)} from {TextOf(before, name)} to {TextOf(after, name)}")];
        return ["another justification " + Cut(changes, MaxChanges)];

        static IEnumerable<LockEntry> EntriesOf(LockFile file) =>
            file.Sections.Where(section => section.Name == LockSection.Why).SelectMany(section => section.Entries);

        static string TextOf(LockEntry[] entries, string name) =>
            entries.FirstOrDefault(entry => entry.Key == name) is { } entry ? $"'{Quotation.Of(entry.Value)}'" : "none";
    }

    private enum ChangeKind
    {
        Gained,
        Lost,
        Changed,
    }

    private sealed record Change(ChangeKind Kind, string Name, string Before, string After);

    private static IEnumerable<Change> Compare(LockSection locked, LockSection built)
    {
        Dictionary<string, string> before = Values(locked);
        Dictionary<string, string> after = Values(built);
        foreach (LockEntry entry in locked.Entries.Concat(built.Entries))
        {
            // An entry of both files comes twice; the second time it is that of the build.
            bool isSecond = before.ContainsKey(entry.Key) && !ReferenceEquals(entry, locked.Entries.FirstOrDefault(one => one.Key == entry.Key));
            string old = ValueOf(before, entry);
            string now = ValueOf(after, entry);
            if (!isSecond && old != now)
                yield return new Change(KindOf(entry, old, now), entry.Name, old, now);
        }
    }

    private static ChangeKind KindOf(LockEntry entry, string before, string after)
    {
        int more = entry.IsSyscall ? Reach(after).CompareTo(Reach(before)) : 0;
        return more > 0 ? ChangeKind.Gained : more < 0 ? ChangeKind.Lost : ChangeKind.Changed;
    }

    /// <summary>How much is let through: nothing, something, everything.</summary>
    private static int Reach(string verdict) =>
        verdict == SyscallAction.Allow.ToString() || verdict == SyscallAction.Log.ToString() ? 2
        : verdict.Contains(" if ") || verdict.StartsWith("TRACE", StringComparison.Ordinal) || verdict == SyscallAction.Notify.ToString() ? 1
        : 0;

    private static Dictionary<string, string> Values(LockSection section) =>
        section.Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>A syscall without a line gets the default action.</summary>
    private static string ValueOf(Dictionary<string, string> values, LockEntry entry) =>
        values.TryGetValue(entry.Key, out string? value) ? value
        : entry.IsSyscall && values.TryGetValue(LockEntry.Default, out string? byDefault) ? byDefault
        : "none";

    private static IEnumerable<string> Listed(string what, IEnumerable<LockSection> sections)
    {
        string names = string.Join(", ", sections.Select(section => section.Name));
        return names.Length == 0 ? [] : [$"{what} {names}"];
    }

    /// <summary>Sections in which the same has changed are named together.</summary>
    private static IEnumerable<string> Grouped(
        string what, ChangeKind kind, (string Section, Change Change)[] changes, int longest, Func<Change, string> text) => changes
        .Where(one => one.Change.Kind == kind)
        .GroupBy(one => one.Section)
        .Select(section => (Section: section.Key, Text: Cut([.. section.Select(one => text(one.Change))], longest)))
        .GroupBy(one => one.Text)
        .Select(same => $"{what} {same.Key} ({string.Join(", ", same.Select(one => one.Section))})");

    private static string Cut(string[] names, int longest) => names.Length <= longest
        ? string.Join(", ", names)
        : string.Format(CultureInfo.InvariantCulture, "{0} and {1} more", string.Join(", ", names.Take(longest)), names.Length - longest);
}
