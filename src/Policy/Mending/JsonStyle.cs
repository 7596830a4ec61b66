using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Mending;

/// <summary>How a JSON text is laid out, so that what is added looks like what stands there.</summary>
internal sealed class JsonStyle(string text)
{
    /// <summary>Takes elements out of an array, with their commas and the space around them.</summary>
    /// <param name="elements">All elements of the array, in order.</param>
    /// <param name="removed">The positions to take out: not all of them.</param>
    public static IEnumerable<TextEdit> Remove(IReadOnlyList<TextRange> elements, IReadOnlyCollection<int> removed)
    {
        int lastKept = Enumerable.Range(0, elements.Count).Last(i => !removed.Contains(i));
        foreach (int i in removed.Where(i => i < lastKept))
            yield return new TextEdit(TextRange.FromBounds(elements[i].Start, elements[i + 1].Start), "");
        if (lastKept < elements.Count - 1)
            yield return new TextEdit(TextRange.FromBounds(elements[lastKept].End, elements[elements.Count - 1].End), "");
    }

    /// <summary>Puts elements or members behind one of an array or object.</summary>
    /// <param name="container">The array or object, brackets included.</param>
    /// <param name="elements">What is in it, in order.</param>
    /// <param name="after">The position of the one to stand behind; ignored where there are none.</param>
    /// <param name="added">What to put there.</param>
    public TextEdit Insert(TextRange container, IReadOnlyList<TextRange> elements, int after, IReadOnlyList<string> added)
    {
        if (elements.Count == 0)
            return new TextEdit(new TextRange(container.Start + 1, container.Length - 2), string.Join(IsTight ? "," : ", ", added));
        string separator = Separator(container, elements);
        return new TextEdit(new TextRange(elements[after].End, 0), string.Concat(added.Select(one => separator + one)));
    }

    /// <summary>What stands between two elements, comma included.</summary>
    public string Separator(TextRange container, IReadOnlyList<TextRange> elements)
    {
        if (elements.Count > 1)
            return Between(elements[elements.Count - 2].End, elements[elements.Count - 1].Start);
        string before = Between(container.Start + 1, elements[0].Start);
        return before.Contains("\n") ? "," + before : IsTight ? "," : ", ";
    }

    /// <summary>An object that is laid out like another one, or, with none to copy, on one line.</summary>
    /// <param name="pattern">The object to copy the layout of.</param>
    /// <param name="members">Keys and values; a value of several elements is laid out like the pattern's first array.</param>
    public string Object(JsonObject? pattern, IReadOnlyList<(string Key, IReadOnlyList<string> Value, bool IsArray)> members)
    {
        string colon = ": ", first = " ", between = ", ", last = " ";
        (string First, string Between, string Last) array = ("", IsTight ? "," : ", ", "");
        if (pattern is { Members.Count: > 0 })
        {
            JsonMember[] there = [.. pattern.Members];
            colon = Between(there[0].Key.Range.End, there[0].Value.Range.Start);
            first = Between(pattern.Range.Start + 1, there[0].Key.Range.Start);
            last = Between(there[there.Length - 1].Value.Range.End, pattern.Range.End - 1);
            between = there.Length > 1 ? Between(there[0].Value.Range.End, there[1].Key.Range.Start) : "," + (first.Contains("\n") || IsTight ? first : " ");
            if (there.Select(member => member.Value).OfType<JsonArray>().FirstOrDefault(value => value.Elements.Count > 0) is { } names)
            {
                TextRange[] elements = [.. names.Elements.Select(element => element.Range)];
                array = (
                    Between(names.Range.Start + 1, elements[0].Start), Separator(names.Range, elements),
                    Between(elements[elements.Length - 1].End, names.Range.End - 1));
            }
        }
        else if (IsTight)
            (colon, first, between, last) = (":", "", ",", "");

        return "{" + first + string.Join(between, members.Select(member => $"\"{member.Key}\"{colon}{Value(member.Value, member.IsArray)}")) + last + "}";

        string Value(IReadOnlyList<string> value, bool isArray) =>
            isArray ? "[" + array.First + string.Join(array.Between, value) + array.Last + "]" : value[0];
    }

    /// <summary>Whether nothing but what is needed stands in the text: no space behind a colon.</summary>
    private bool IsTight => !text.Contains("\": ") && text.Contains("\":");

    private string Between(int start, int end) => text.Substring(start, end - start);
}
