using System.Text;

namespace SeccompSharp.Generator.Emit;

/// <summary>Writes lines of C#, indented by blocks. Lines end in \n on every machine.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; without text, an empty one.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
    }

    /// <summary>Writes a line that belongs to the statement above it.</summary>
    public void Continue(string text)
    {
        _depth++;
        Line(text);
        _depth--;
    }

    /// <summary>Writes a line and opens a block after it.</summary>
    public void Open(string text, string bracket = "{")
    {
        Line(text);
        Line(bracket);
        _depth++;
    }

    /// <summary>Closes the innermost block.</summary>
    public void Close(string bracket = "}")
    {
        _depth--;
        Line(bracket);
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();
}
