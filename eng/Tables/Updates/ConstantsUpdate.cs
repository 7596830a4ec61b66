using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Tables.Headers;

namespace SeccompSharp.Tables.Updates;

/// <summary>Compares constants.tsv with the values that the kernel's headers give.</summary>
/// <remarks>Rows from elsewhere (a libc, the kernel's own headers) are kept as they are.</remarks>
public static partial class ConstantsUpdate
{
    public static Update Of(Table table, KernelHeaders headers, Repository repository)
    {
        if (headers.Abis.Count < HeaderAbi.All.Count)
            throw new InvalidOperationException($"{headers.Include} lacks the headers of some ABIs, and constants need all");

        Dictionary<string, string[]> prefixes = Selection(repository);
        Dictionary<string, string[]> known = table.Rows.ToDictionary(row => row[0], StringComparer.Ordinal);
        SortedDictionary<string, SortedDictionary<int, long>> values = new(StringComparer.Ordinal);
        Dictionary<string, string> origins = new(StringComparer.Ordinal);
        foreach ((int index, HeaderAbi abi) in headers.Abis.Index())
        {
            Clang clang = new(headers, abi);
            IReadOnlyDictionary<string, string> names = HeaderConstants.Names(clang.Preprocess(prefixes.Keys), prefixes.Keys);
            string[] chosen = [.. names.Keys.Where(name => IsChosen(name, names[name], known, prefixes))];
            foreach ((string name, long value) in clang.Evaluate(prefixes.Keys, chosen))
            {
                (values.TryGetValue(name, out SortedDictionary<int, long>? cell) ? cell : values[name] = [])[index] = value;
                origins.TryAdd(name, known.TryGetValue(name, out string[]? row) ? row[2] : names[name]);
            }
        }

        List<string> differences = [];
        List<string[]> rows = [];
        foreach ((string name, SortedDictionary<int, long> cell) in values)
        {
            string[] row = [name, Format(cell), origins[name]];
            string old = known.TryGetValue(name, out string[]? before) ? before[1] : "nothing";
            if (row[1] != old)
                differences.Add($"{name}: table {old}, headers {row[1]}");
            rows.Add(row);
        }

        foreach (string[] row in table.Rows.Where(row => !values.ContainsKey(row[0])))
        {
            if (prefixes.ContainsKey(row[2]))
                differences.Add($"{row[0]}: table {row[1]}, headers nothing");
            else
                rows.Add(row);
        }

        return new Update(table.With(headers.Linux, rows.OrderBy(row => row[0], StringComparer.Ordinal)), differences, []);
    }

    private static Dictionary<string, string[]> Selection(Repository repository) =>
        File.ReadLines(repository.Tables("constant-headers.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1].Split(' '), StringComparer.Ordinal);

    /// <summary>Names in the table keep their row; new ones need a prefix of the selection and the look of a constant.</summary>
    private static bool IsChosen(
        string name, string header, Dictionary<string, string[]> known, Dictionary<string, string[]> prefixes) =>
        known.TryGetValue(name, out string[]? row)
            ? prefixes.ContainsKey(row[2])
            : Constant().IsMatch(name) && prefixes[header].Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>One number if all ABIs have the same, else groups of ABIs: "x86_64,x86=65536 arm=16384".</summary>
    private static string Format(SortedDictionary<int, long> values) =>
        values.Count == HeaderAbi.All.Count && values.Values.Distinct().Count() == 1
            ? values[0].ToString(CultureInfo.InvariantCulture)
            : string.Join(' ', values.GroupBy(value => value.Value).Select(group => string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(',', group.Select(value => HeaderAbi.All[value.Key].Column))}={group.Key}")));

    [GeneratedRegex("^[A-Z][A-Z0-9_]*$")]
    private static partial Regex Constant();
}
