using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Groups;

namespace SeccompSharp.Derive.Exports;

/// <summary>What the native functions of .NET ask of the kernel, from Exports/Data/exports.tsv.</summary>
/// <remarks>The table is read at first use; every member is thread-safe.</remarks>
public static class NativeExports
{
    /// <summary>The library of System.Private.CoreLib and most of the framework.</summary>
    public const string SystemNative = "libSystem.Native";

    /// <summary>The C library.</summary>
    public const string LibC = "libc";

    /// <summary>What the functions of the framework's first library are called by.</summary>
    public const string SystemNativePrefix = "SystemNative_";

    private static readonly Lazy<Row[]> s_rows = new(() => [.. Read()]);

    private static readonly Lazy<ILookup<NativeImport, Row>> s_byName = new(() => s_rows.Value
        .Where(row => !row.IsPrefix)
        .ToLookup(row => new NativeImport(row.Library, row.Name)));

    /// <param name="Library">The library.</param>
    /// <param name="Name">The function, or how its name begins.</param>
    /// <param name="IsPrefix">Which of the two.</param>
    /// <param name="Member">What it asks.</param>
    private sealed record Row(string Library, string Name, bool IsPrefix, GroupMember Member);

    /// <summary>The libraries in the table, without extension.</summary>
    public static IEnumerable<string> Libraries => s_rows.Value.Select(row => row.Library).Distinct();

    /// <summary>The functions in the table; of those that only the beginning of a name stands for, the beginning.</summary>
    public static IEnumerable<NativeImport> Functions => s_rows.Value.Select(row => new NativeImport(row.Library, row.Name)).Distinct();

    /// <summary>Whether the table has a function: all of the framework's, else it is older than the runtime.</summary>
    public static bool Has(NativeImport import) => RowsOf(import).Any();

    /// <summary>What a function asks beside what every process needs; nothing for one that the table lacks.</summary>
    public static IEnumerable<GroupMember> Of(NativeImport import) => RowsOf(import).Select(row => row.Member).Where(member => member.Names.Count > 0);

    /// <summary>The library of the framework that a function belongs to, by its name alone; null for others.</summary>
    public static string? LibraryOf(string function) => function.StartsWith(SystemNativePrefix, StringComparison.Ordinal)
        ? SystemNative
        : s_rows.Value.FirstOrDefault(row => row.IsPrefix && function.StartsWith(row.Name, StringComparison.Ordinal))?.Library;

    private static IEnumerable<Row> RowsOf(NativeImport import) =>
        s_byName.Value[import].Concat(s_rows.Value.Where(row =>
            row.IsPrefix && row.Library == import.Library && import.EntryPoint.StartsWith(row.Name, StringComparison.Ordinal)));

    private static IEnumerable<Row> Read()
    {
        foreach (string[] cells in Lines().Where(line => line[0] != '#').Skip(1).Select(line => line.Split('\t')))
        {
            GroupMember member = GroupMember.Read([cells[2] == "-" ? "" : cells[2], .. cells[3..]]);
            string prefix = cells[0] == SystemNative ? SystemNativePrefix : "";
            foreach (string name in cells[1].Split(' '))
                yield return new Row(cells[0], prefix + name.TrimEnd('*'), name.EndsWith('*'), member);
        }
    }

    private static IEnumerable<string> Lines()
    {
        using StreamReader reader = new(typeof(NativeExports).Assembly.GetManifestResourceStream("exports.tsv")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
