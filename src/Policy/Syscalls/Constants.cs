using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>Named constants of the kernel's interface with their value on each ABI, from Syscalls/Data/constants.tsv.</summary>
/// <remarks>
/// The values are the kernel's, which a libc may hide behind others of the same name (O_LARGEFILE). A constant is read when
/// it is asked for; every member is thread-safe.
/// </remarks>
public static class Constants
{
    private const int ValueColumn = 1;

    private static readonly Lazy<DataTable> s_table = new(() => DataTable.Read("constants.tsv"), LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<string[]> s_names = new(
        () => [.. Enumerable.Range(0, s_table.Value.Count).Select(row => s_table.Value.Cell(row, 0))], LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Every name, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => s_names.Value;

    /// <summary>The value of a constant, if <paramref name="abi"/> has it; a negative one as 64-bit two's complement.</summary>
    public static bool TryGet(Abi abi, string name, out ulong value)
    {
        int row = s_table.Value.Find(name);
        string? text = row < 0 ? null : ValueOn(abi, s_table.Value.Cell(row, ValueColumn));
        value = text is null ? 0 : Number(text);
        return text is not null;
    }

    /// <summary>
    /// The cell's value for an ABI. s390, which has no headers any more, takes that of s390x unless the size of a pointer
    /// may be in it.
    /// </summary>
    private static string? ValueOn(Abi abi, string cell) =>
        abi != Abi.S390 ? Group(cell, abi.Table)
        : Group(cell, "x86") == Group(cell, "x86_64") ? Group(cell, "s390x")
        : null;

    private static bool IsPerAbi(string cell) => cell.Contains("=");

    /// <summary>The number for a column: of a cell such as "65536", or "x86_64,x86=65536 arm=16384".</summary>
    private static string? Group(string cell, string column)
    {
        if (!IsPerAbi(cell))
            return cell;
        foreach (string group in cell.Split(' '))
        {
            string[] sides = group.Split('=');
            if (sides[0].Split(',').Contains(column))
                return sides[1];
        }

        return null;
    }

    private static ulong Number(string text) => text[0] == '-'
        ? unchecked((ulong)long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
        : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
