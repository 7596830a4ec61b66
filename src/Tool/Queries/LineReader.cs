using System;
using System.IO;

namespace SeccompSharp.Tool.Queries;

/// <summary>Reads a text line by line without trusting that lines end.</summary>
internal sealed class LineReader(TextReader text)
{
    /// <summary>The longest line in characters; of a longer one its beginning is given.</summary>
    public const int LongestLine = 1024;

    private readonly char[] _buffer = new char[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Reads the next line, without its end.</summary>
    /// <param name="line">Valid until the next call; longer than <see cref="LongestLine"/> if the text's is.</param>
    /// <returns>False at the end of the text.</returns>
    public bool TryRead(out ReadOnlySpan<char> line)
    {
        int length = IndexOfLineEnd();
        while (length < 0 && _end - _start <= LongestLine && Fill())
            length = IndexOfLineEnd();
        int read = length < 0 ? _end - _start : length;
        line = _buffer.AsSpan(_start, read);
        bool any = length >= 0 || read > 0;
        _start += length < 0 ? read : read + 1;
        if (line.Length > 0 && line[^1] == '\r')
            line = line[..^1];
        return any;
    }

    private int IndexOfLineEnd() => _buffer.AsSpan(_start, _end - _start).IndexOf('\n');

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        int read = text.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
