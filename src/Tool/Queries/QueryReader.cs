using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;

namespace SeccompSharp.Tool.Queries;

/// <summary>
/// Reads queries, one a line: <c>abi TAB nr TAB a0 … TAB a5</c>, numbers decimal or 0x…, missing arguments 0. Blank lines
/// and lines that begin with # are no queries.
/// </summary>
internal static class QueryReader
{
    private const int ArgumentCount = 6;
    private const int MostFields = 2 + ArgumentCount;

    private static readonly Dictionary<string, Abi>.AlternateLookup<ReadOnlySpan<char>> s_abis =
        Abi.All.ToDictionary(abi => abi.Name).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The queries of a text, in order, each when it is asked for.</summary>
    /// <param name="path">What to call the text in a complaint.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UnusableException">A line is no query.</exception>
    public static IEnumerable<Query> Read(string path, TextReader text)
    {
        var lines = new LineReader(text);
        for (int number = 1; lines.TryRead(out ReadOnlySpan<char> line); number++)
        {
            if (line.IsWhiteSpace() || line[0] == '#')
                continue;
            yield return TryParse(line, out Query query) is { } mistake
                ? throw new UnusableException($"{path}({number}): {mistake}")
                : query;
        }
    }

    /// <summary>Reads one line; returns what is wrong with it, or null.</summary>
    private static string? TryParse(ReadOnlySpan<char> line, out Query query)
    {
        query = default;
        if (line.Length > LineReader.LongestLine)
            return $"longer than {LineReader.LongestLine} characters; a query is: abi TAB nr TAB a0 … TAB a5.";
        Span<Range> fields = stackalloc Range[MostFields + 1];
        int count = line.Split(fields, '\t');
        if (count > MostFields)
            return $"more than {MostFields} fields: abi, nr and {ArgumentCount} arguments.";
        if (count < 2)
            return "a query is: abi TAB nr TAB a0 … TAB a5.";
        ReadOnlySpan<char> abiName = line[fields[0]].Trim();
        if (!s_abis.TryGetValue(abiName, out Abi? abi))
            return $"'{abiName}' is not an ABI.";
        ReadOnlySpan<char> nr = line[fields[1]].Trim();
        if (!NumberArgument.TryParseSyscall(nr, out uint number))
            return $"'{nr}' is not a syscall number: decimal or 0x…, up to 32 bits.";
        var arguments = new ulong[ArgumentCount];
        for (int i = 2; i < count; i++)
        {
            if (!NumberArgument.TryParse(line[fields[i]].Trim(), out arguments[i - 2]))
                return $"'{line[fields[i]]}' is not an argument: decimal or 0x…, up to 64 bits.";
        }

        query = new Query(abi, number, arguments);
        return null;
    }
}
