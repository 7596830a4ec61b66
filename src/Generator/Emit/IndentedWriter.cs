using System.Text;

namespace SeccompSharp.Generator.Emit;

/// <summary>Writes lines of C#, indented by blocks. Lines end in \n on every machine.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        _text.Append(' ', 4 * _depth).Append(text).Append('\n');
        _isFirst = false;
    }

    /// <summary>Sets what follows apart from what stands before it in the same block.</summary>
    public void Gap()
    {
        if (!_isFirst)
            _text.Append('\n');
        _isFirst = true;
    }

    /// <summary>Writes a line that belongs to the statement above it.</summary>
    public void Continue(string text)
    {
        _depth++;
        Line(text);
        _depth--;
    }

    /// <summary>Writes a line and opens a block after it; one without a bracket is only indented.</summary>
    public void Open(string text, string bracket = "{")
    {
        Line(text);
        if (bracket.Length > 0)
            Line(bracket);
        _depth++;
        _isFirst = true;
    }

    /// <summary>Closes the innermost block.</summary>
    public void Close(string bracket = "}")
    {
        _depth--;
        if (bracket.Length > 0)
            Line(bracket);
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();
}
