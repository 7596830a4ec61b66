using System;
using System.Collections.Generic;
using System.Globalization;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>A table of ours as it lies in the assembly: text, of which a cell is made when somebody asks for it.</summary>
/// <remarks>
/// Most of a table nobody ever asks for, and a compiler that starts for one build has no time to read it all. Rows are sorted
/// by their first cell, ordinal. Immutable and thread-safe.
/// </remarks>
internal sealed class DataTable
{
    private readonly string _text;
    private readonly int[] _rows;

    private DataTable(string text, int header, int[] rows)
    {
        _text = text;
        _rows = rows;
        Columns = text.Substring(header, EndOf(header) - header).Split('\t');
    }

    /// <summary>The names of the columns.</summary>
    public string[] Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    public static DataTable Read(string name)
    {
        string text = DataFile.Text(name);
        var rows = new List<int>(text.Length / 64);
        for (int start = 0; start < text.Length;)
        {
            if (text[start] != '#')
                rows.Add(start);
            int end = text.IndexOf('\n', start);
            start = end < 0 ? text.Length : end + 1;
        }

        int header = rows[0];
        rows.RemoveAt(0);
        return new DataTable(text, header, rows.ToArray());
    }

    /// <summary>The first row with a name; negative if there is none.</summary>
    public int Find(string name)
    {
        int low = 0;
        for (int high = _rows.Length; low < high;)
        {
            int middle = (low + high) / 2;
            if (Compare(middle, name) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return Is(low, name) ? low : -1;
    }

    /// <summary>Whether a row is there, and its first cell is a name.</summary>
    public bool Is(int row, string name) => row < _rows.Length && Compare(row, name) == 0;

    /// <summary>A cell; empty where the row ends before it.</summary>
    public string Cell(int row, int column)
    {
        (int start, int length) = Find(row, column);
        return length == 0 ? "" : _text.Substring(start, length);
    }

    /// <summary>The number in a cell; null where it is empty.</summary>
    public uint? Number(int row, int column)
    {
        (int start, int length) = Find(row, column);
        if (length == 0)
            return null;
        uint number = 0;
        for (int i = start; i < start + length; i++)
        {
            if (_text[i] is not (>= '0' and <= '9'))
                throw new FormatException(string.Format(CultureInfo.InvariantCulture, "No number: '{0}'.", _text.Substring(start, length)));
            number = checked((number * 10) + (uint)(_text[i] - '0'));
        }

        return number;
    }

    private (int Start, int Length) Find(int row, int column)
    {
        int start = _rows[row];
        int end = EndOf(start);
        for (; column > 0; column--)
        {
            int tab = _text.IndexOf('\t', start, end - start);
            if (tab < 0)
                return (end, 0);
            start = tab + 1;
        }

        int next = _text.IndexOf('\t', start, end - start);
        return (start, (next < 0 ? end : next) - start);
    }

    private int EndOf(int start)
    {
        int end = _text.IndexOf('\n', start);
        end = end < 0 ? _text.Length : end;
        return end > start && _text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>A cell ends with a tab, which comes before every character of a name.</summary>
    private int Compare(int row, string name)
    {
        int start = _rows[row];
        int order = string.CompareOrdinal(_text, start, name, 0, name.Length);
        return order != 0 ? order : start + name.Length < _text.Length && _text[start + name.Length] == '\t' ? 0 : 1;
    }
}
