using System.Collections.Generic;

namespace SeccompSharp.Policies.Primitives;

/// <summary>The lines of a text: turns an offset into a line and a column.</summary>
/// <remarks>
/// Lines end where Roslyn's SourceText ends them (CR LF, CR, LF, U+0085, U+2028, U+2029), so that the command line and
/// the compiler report one place alike. Immutable and thread-safe.
/// </remarks>
public sealed class TextLines
{
    private readonly List<int> _starts = [0];

    /// <summary>Finds the lines of <paramref name="text"/>.</summary>
    public TextLines(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsBreak(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
                _starts.Add(i + 1);
        }
    }

    /// <summary>How many lines there are: at least one.</summary>
    public int Count => _starts.Count;

    /// <summary>The line and the column of an offset, both from 1; the column counts UTF-16 code units.</summary>
    public (int Line, int Column) At(int offset)
    {
        int found = _starts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _starts[line] + 1);
    }

    private static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
