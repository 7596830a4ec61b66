using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>Named constants of the kernel's interface with their value on each ABI, from Syscalls/Data/constants.tsv.</summary>
/// <remarks>
/// The values are the kernel's, which a libc may hide behind others of the same name (O_LARGEFILE). The table is read at
/// first use; every member is thread-safe.
/// </remarks>
public static class Constants
{
    private static readonly Lazy<Data> s_data = new(Data.Read, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Every name, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => s_data.Value.Names;

    /// <summary>The value of a constant, if <paramref name="abi"/> has it; a negative one as 64-bit two's complement.</summary>
    public static bool TryGet(Abi abi, string name, out ulong value)
    {
        int row = Array.BinarySearch(s_data.Value.Names, name, StringComparer.Ordinal);
        string? text = row < 0 ? null : ValueOn(abi, s_data.Value.Values[row]);
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

    private sealed record Data(string[] Names, string[] Values)
    {
        public static Data Read()
        {
            string[][] rows = [.. DataFile.Lines("constants.tsv").Skip(1).Select(line => line.Split('\t'))];
            return new Data([.. rows.Select(cells => cells[0])], [.. rows.Select(cells => cells[1])]);
        }
    }
}
