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
        string? text = row < 0 ? null : ValueOn(abi, s_data.Value.Values[row], s_data.Value.Headers[row]);
        value = text is null ? 0 : Number(text);
        return text is not null;
    }

    /// <summary>
    /// The cell's value for an ABI. ABIs without headers of their own in the table take those of their family, unless
    /// the value depends on the size of a pointer, or, on mips, comes from headers that mips is known to have rewritten.
    /// </summary>
    private static string? ValueOn(Abi abi, string cell, string header)
    {
        if (abi.Table.StartsWith("mips", StringComparison.Ordinal))
            return IsPerAbi(cell) || IsRewrittenByMips(header) ? null : cell;
        if (abi == Abi.S390 || abi == Abi.Ppc)
        {
            string? family = Group(cell, abi == Abi.S390 ? "s390x" : "ppc64");
            return Group(cell, "x86") == Group(cell, "x86_64") ? family : null;
        }

        return Group(cell, abi == Abi.X32 ? "x86_64" : abi.Table);
    }

    private static bool IsPerAbi(string cell) => cell.Contains("=");

    private static bool IsRewrittenByMips(string header) =>
        header.StartsWith("asm/", StringComparison.Ordinal)
        || header.StartsWith("kernel-internal:", StringComparison.Ordinal)
        || header is "linux/errno.h" or "linux/fcntl.h" or "linux/mman.h" or "linux/net.h" or "linux/poll.h"
            or "linux/ptrace.h" or "linux/resource.h" or "linux/sockios.h" or "sys/socket.h";

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

    private sealed record Data(string[] Names, string[] Values, string[] Headers)
    {
        public static Data Read()
        {
            string[][] rows = [.. DataFile.Lines("constants.tsv").Skip(1).Select(line => line.Split('\t'))];
            // One string a header, not one a row.
            Dictionary<string, string> headers = rows.Select(cells => cells[2]).Distinct().ToDictionary(header => header);
            return new Data(
                [.. rows.Select(cells => cells[0])],
                [.. rows.Select(cells => cells[1])],
                [.. rows.Select(cells => headers[cells[2]])]);
        }
    }
}
