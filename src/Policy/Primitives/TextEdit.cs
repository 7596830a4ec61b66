using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SeccompSharp.Policies.Primitives;

/// <summary>A run of a text and what is to stand in its place.</summary>
/// <param name="Range">The code units to take away; empty to insert before its start.</param>
/// <param name="Text">What to put there.</param>
public readonly record struct TextEdit(TextRange Range, string Text)
{
    /// <summary>Whether two edits touch the same code units, or insert at the same place: their order would count.</summary>
    public bool Meets(TextEdit other) => Range.Start == other.Range.Start
        || (Range.Start < other.Range.End && other.Range.Start < Range.End);

    /// <summary>The text after edits that do not meet, in any order.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Range.Start))
        {
            result.Append(text, at, edit.Range.Start - at).Append(edit.Text);
            at = edit.Range.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
