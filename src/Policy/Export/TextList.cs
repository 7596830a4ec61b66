using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SeccompSharp.Policies.Export;

/// <summary>Writes a list so that its lines stay readable.</summary>
internal static class TextList
{
    private const int Width = 110;

    /// <summary>The elements with commas between them, wrapped.</summary>
    /// <param name="start">How much of the first line is taken.</param>
    /// <param name="indentation">What every further line begins with.</param>
    /// <param name="elements">The elements.</param>
    public static string Wrap(int start, string indentation, IEnumerable<string> elements)
    {
        var text = new StringBuilder();
        int column = start;
        foreach (string element in elements)
        {
            if (text.Length > 0)
            {
                bool fits = column + element.Length + 2 <= Width;
                text.Append(fits ? ", " : ",\n" + indentation);
                column = fits ? column + 2 : indentation.Length;
            }

            text.Append(element);
            column += element.Length;
        }

        return text.ToString();
    }

    /// <summary>A text in quotes, with the escapes that C# and JSON have in common.</summary>
    public static string Quote(string text) => "\"" + string.Concat(text.Select(Escape)) + "\"";

    private static string Escape(char c) => c switch
    {
        '"' or '\\' => "\\" + c,
        < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => "\\u" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}
