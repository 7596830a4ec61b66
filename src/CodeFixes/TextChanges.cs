using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace SeccompSharp.CodeFixes;

/// <summary>The changes of several mends of one text. What would take away what another has changed is left out.</summary>
internal sealed class TextChanges
{
    private readonly List<TextChange> _changes = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _changes.Count > 0;

    /// <summary>Adds the changes of a mend: all of them, or none where one meets another mend's.</summary>
    public void Add(IReadOnlyList<TextChange> changes)
    {
        TextChange[] fresh = [.. changes.Where(change => !_changes.Contains(change))];
        if (!fresh.Any(change => _changes.Any(other => Meet(change.Span, other.Span))))
            _changes.AddRange(fresh);
    }

    /// <summary>The text with them.</summary>
    public SourceText ApplyTo(SourceText text) => text.WithChanges(_changes
        .GroupBy(change => change.Span)
        .Select(same => new TextChange(same.Key, string.Concat(same.Select(change => change.NewText))))
        .OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length));

    /// <summary>Two insertions at one place follow each other.</summary>
    private static bool Meet(TextSpan one, TextSpan other) =>
        one.OverlapsWith(other)
        || (one.IsEmpty != other.IsEmpty && (one.IsEmpty ? other.Start < one.Start && one.Start < other.End : one.Start < other.Start && other.Start < one.End));
}
