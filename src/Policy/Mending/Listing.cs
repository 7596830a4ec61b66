using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Mending;

/// <summary>The elements of an array or the members of an object, with the white space and commas between them.</summary>
/// <param name="text">The whole file.</param>
/// <param name="outer">Brackets included.</param>
/// <param name="items">In order.</param>
/// <param name="space">What the file has after a comma on one line.</param>
internal sealed class Listing(string text, TextRange outer, IReadOnlyList<TextRange> items, string space)
{
    public static Listing Of(string text, JsonArray array, string space) =>
        new(text, array.Range, [.. array.Elements.Select(element => element.Range)], space);

    public static Listing Of(string text, JsonObject members, string space) =>
        new(text, members.Range, [.. members.Members.Select(RangeOf)], space);

    /// <summary>From the key to the end of the value.</summary>
    public static TextRange RangeOf(JsonMember member) => TextRange.FromBounds(member.Key.Range.Start, member.Value.Range.End);

    /// <summary>What stands before the first item; empty if there is none.</summary>
    public string Lead => items.Count == 0 ? "" : Between(outer.Start + 1, items[0].Start);

    /// <summary>What stands behind the last item; empty if there is none.</summary>
    public string Trail => items.Count == 0 ? "" : Between(items[items.Count - 1].End, outer.End - 1);

    /// <summary>What separates two items.</summary>
    public string Separator => items.Count > 1 ? Gap(0) : Breaks(Lead) ? "," + Lead : "," + space;

    /// <summary>Takes items away with the commas that they no longer need.</summary>
    public IEnumerable<TextEdit> Remove(ICollection<int> indices)
    {
        if (indices.Count > 0 && Enumerable.Range(0, items.Count).All(indices.Contains))
        {
            yield return Removal(outer.Start + 1, outer.End - 1);
            yield break;
        }

        for (int first = 0; first < items.Count; first++)
        {
            if (!indices.Contains(first))
                continue;
            int next = first + 1;
            while (next < items.Count && indices.Contains(next))
                next++;
            // What begins a line that goes on leaves its place there to the next one.
            bool leavesLine = next < items.Count && (first == 0 || (Breaks(Gap(first - 1)) && !Breaks(Gap(next - 1))));
            yield return leavesLine
                ? Removal(items[first].Start, items[next].Start)
                : Removal(items[first - 1].End, items[next - 1].End);
            first = next - 1;
        }
    }

    /// <summary>Puts items in before the one with an index, or at the end, separated as their neighbours are.</summary>
    public TextEdit Insert(int index, IReadOnlyCollection<string> added)
    {
        if (items.Count == 0)
            return new TextEdit(TextRange.FromBounds(outer.Start + 1, outer.End - 1), string.Join("," + space, added));
        string separator = index > 0 && index < items.Count ? Gap(index - 1) : index > 1 ? Gap(index - 2) : Separator;
        string joined = string.Join(separator, added);
        return index == 0
            ? new TextEdit(new TextRange(items[0].Start, 0), joined + separator)
            : new TextEdit(new TextRange(items[index - 1].End, 0), separator + joined);
    }

    public static bool Breaks(string whitespace) => whitespace.IndexOf('\n') >= 0;

    private static TextEdit Removal(int start, int end) => new(TextRange.FromBounds(start, end), "");

    private string Gap(int before) => Between(items[before].End, items[before + 1].Start);

    private string Between(int start, int end) => text.Substring(start, end - start);
}
