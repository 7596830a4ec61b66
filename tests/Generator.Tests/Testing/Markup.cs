using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>A text with the findings expected in it: <c>[|place|]</c> of any id, or <c>{|SECC0101:place|}</c>.</summary>
internal sealed class Markup
{
    private Markup(string text, IReadOnlyList<(string? Id, TextSpan Span)> expected)
    {
        Text = text;
        Expected = expected;
    }

    /// <summary>The text without markup.</summary>
    public string Text { get; }

    /// <summary>Where findings are expected, and of which id if that is stated.</summary>
    public IReadOnlyList<(string? Id, TextSpan Span)> Expected { get; }

    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string? Id, int Start)>();
        var expected = new List<(string? Id, TextSpan Span)>();
        for (int i = 0; i < marked.Length; i++)
        {
            string two = marked.Substring(i, System.Math.Min(2, marked.Length - i));
            if (two == "[|")
            {
                open.Push((null, text.Length));
                i++;
            }
            else if (two == "{|")
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (two is "|]" or "|}" && open.Count > 0)
            {
                (string? id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
                text.Append(marked[i]);
        }

        return new Markup(text.ToString(), [.. expected.OrderBy(one => one.Span.Start)]);
    }

    /// <summary>The text with findings written into it, for people who compare.</summary>
    public static string Write(string text, IEnumerable<(string Id, TextSpan Span)> found)
    {
        var marked = new StringBuilder(text);
        IEnumerable<(int At, string Mark)> marks = found.SelectMany(one =>
            new[] { (one.Span.Start, "{|" + one.Id + ":"), (one.Span.End, "|}") });
        foreach ((int at, string mark) in marks.OrderByDescending(mark => mark.At))
            marked.Insert(at, mark);
        return marked.ToString();
    }
}
