using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What a record of a program's calls says.</summary>
/// <param name="Calls">Names and how often each was called; a name once.</param>
/// <param name="Findings">Lines that say nothing. All of them are warnings: whatever is missing, filters are correct.</param>
public sealed record TrafficReading(
    ImmutableEquatableArray<KeyValuePair<string, double>> Calls, ImmutableEquatableArray<Finding> Findings);

/// <summary>Reads how often a program makes which syscalls: lines of a name and a count, as <c>strace -c -U name,calls</c> writes them.</summary>
/// <remarks>
/// Between the two stands white space. Empty lines, lines that begin with <c>#</c> or <c>-</c>, strace's heading
/// (<c>syscall …</c>) and its sum (<c>total …</c>) are passed over; counts of one name add up. Pure and thread-safe.
/// </remarks>
public static class TrafficReader
{
    private static readonly char[] s_blanks = [' ', '\t', '\r'];

    /// <summary>Reads a record.</summary>
    /// <param name="path">Names the file in findings.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static TrafficReading Read(string path, string text, CancellationToken cancellationToken)
    {
        var calls = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        for (int start = 0; start < text.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            ReadLine(text.Substring(start, end - start), new Place(path, TextRange.FromBounds(start, end)), calls, findings);
            start = end + 1;
        }

        return new TrafficReading(calls.ToImmutableEquatableArray(), findings.ToImmutableEquatableArray());
    }

    private static void ReadLine(string line, Place place, SortedDictionary<string, double> calls, List<Finding> findings)
    {
        string[] fields = line.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 0 || fields[0][0] is '#' or '-' || fields[0] is "syscall" or "total")
            return;
        if (fields.Length != 2 || !ulong.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong count))
        {
            findings.Add(Finding.Of(FindingKinds.TrafficLineNotUnderstood, place, Quotation.Of(line.Trim(s_blanks))));
            return;
        }

        string name = fields[0];
        if (!SyscallTable.IsKnown(name))
            findings.Add(Finding.Of(FindingKinds.TrafficNameUnknown, place, Quotation.Of(name)));
        calls[name] = count + (calls.TryGetValue(name, out double before) ? before : 0);
    }
}
