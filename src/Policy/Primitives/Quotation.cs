using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SeccompSharp.Policies.Primitives;

/// <summary>How messages show what stands in a text: on one line, printable, and short.</summary>
/// <remarks>
/// What comes from a file or a command line may hold line ends, which forge a message of their own in the log of a build, and
/// escape sequences, which terminals obey.
/// </remarks>
public static class Quotation
{
    private const int MaxWord = 60;

    private const int MaxText = 2000;

    /// <summary>A word itself, what cannot be seen escaped and its tail cut when it is long.</summary>
    public static string Of(string word) => Show(word, MaxWord);

    /// <summary>The same for a whole sentence, or a list of words.</summary>
    public static string OfText(string text) => Show(text, MaxText);

    /// <summary>The same without an end, for what is compared and not only shown.</summary>
    public static string OfWholeText(string text) => Show(text, int.MaxValue);

    /// <summary>Names in quotes, each once, and how many there are beyond the most that are named:
    /// <c>'open', 'openat' and 3 more</c>.</summary>
    public static string List(IEnumerable<string> names, int most)
    {
        string[] all = [.. names.Distinct().Select(name => $"'{Of(name)}'")];
        return all.Length > most
            ? $"{string.Join(", ", all.Take(most - 1))} and {(all.Length - most + 1).ToString(CultureInfo.InvariantCulture)} more"
            : all.Length > 1 ? $"{string.Join(", ", all.Take(all.Length - 1))} and {all[all.Length - 1]}"
            : string.Concat(all);
    }

    private static string Show(string text, int maxLength)
    {
        if (text.Length <= maxLength && text.All(IsShown))
            return text;
        StringBuilder shown = new();
        foreach (char c in text)
        {
            if (shown.Length >= maxLength)
                return shown.Append('…').ToString();
            if (!IsShown(c))
                shown.Append("\\u").Append(Hex(c));
            else
                shown.Append(c);
        }

        return shown.ToString();
    }

    /// <summary>One character: itself in quotes if it is ASCII and visible, else its code.</summary>
    public static string Of(char c) => c is > ' ' and < '\u007f' ? $"'{c}'" : c == ' ' ? "a space" : "U+" + Hex(c);

    /// <summary>Whether it is one visible character on the same line that leaves its neighbours alone.</summary>
    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Hex(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
