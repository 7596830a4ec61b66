using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SeccompSharp.Tables;

/// <summary>A table of Syscalls/Data: comments, the first of which names the Linux version, column names, and rows.</summary>
public sealed class Table
{
    private const string VersionPrefix = "# linux: ";

    private readonly string[] _comments;

    private Table(string[] comments, string[] columns, IEnumerable<string[]> rows)
    {
        _comments = comments;
        Columns = columns;
        Rows = [.. rows];
    }

    public Version Linux => Version.Parse(_comments[0][VersionPrefix.Length..]);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The cells of every row, as many as there are columns.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    public int Column(string name) => Columns.Index().Single(column => column.Item == name).Index;

    public static Table Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] comments = [.. lines.TakeWhile(line => line.StartsWith('#'))];
        if (comments.Length == 0 || !comments[0].StartsWith(VersionPrefix, StringComparison.Ordinal))
            throw new InvalidDataException($"{path}: the first line does not start with \"{VersionPrefix}\"");
        string[] columns = lines[comments.Length].Split('\t');
        return new Table(comments, columns, lines.Skip(comments.Length + 1).Select(line => Pad(line.Split('\t'), columns.Length)));
    }

    /// <summary>The same table for another version, with other rows.</summary>
    public Table With(Version linux, IEnumerable<string[]> rows) =>
        new([VersionPrefix + linux, .. _comments.Skip(1)], [.. Columns], rows);

    public void Write(string path)
    {
        IEnumerable<string> rows = Rows.Select(row => string.Join('\t', row).TrimEnd('\t'));
        File.WriteAllText(path, string.Join('\n', [.. _comments, string.Join('\t', Columns), .. rows]) + "\n");
    }

    private static string[] Pad(string[] cells, int width) => [.. cells, .. Enumerable.Repeat("", width - cells.Length)];
}
