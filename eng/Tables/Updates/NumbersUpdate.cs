using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Tables.Headers;

namespace SeccompSharp.Tables.Updates;

/// <summary>Compares syscalls.tsv with the numbers in the kernel's headers.</summary>
public static class NumbersUpdate
{
    /// <summary>Headers older than the table do not have its newer calls; that is no difference then.</summary>
    public static Update Of(Table table, KernelHeaders headers)
    {
        Version linux = headers.Linux;
        SortedDictionary<string, string[]> rows = new(StringComparer.Ordinal);
        foreach (string[] row in table.Rows)
            rows.Add(row[0], [.. row]);

        List<string> differences = [];
        foreach (HeaderAbi abi in headers.Abis)
        {
            int column = table.Column(abi.Column);
            IReadOnlyDictionary<string, uint> numbers = SyscallNumbers.Of(headers, abi);
            foreach ((string name, uint number) in numbers)
                Set(name, column, abi, number.ToString(CultureInfo.InvariantCulture));
            if (linux < table.Linux)
                continue;
            foreach (string name in rows.Where(row => row.Value[column].Length > 0).Select(row => row.Key).ToArray())
            {
                if (!numbers.ContainsKey(name))
                    Set(name, column, abi, "");
            }
        }

        Version newer = linux < table.Linux ? table.Linux : linux;
        return new Update(table.With(newer, rows.Values.Where(row => HasNumber(table, row))), differences, []);

        void Set(string name, int column, HeaderAbi abi, string number)
        {
            if (!rows.TryGetValue(name, out string[]? row))
            {
                row = [.. table.Columns.Select(_ => "")];
                row[0] = name;
                row[table.Column("since")] = $"{linux.Major}.{linux.Minor}";
                rows.Add(name, row);
            }

            if (row[column] == number)
                return;
            differences.Add($"{abi.Column} {name}: table {Text(row[column])}, headers {Text(number)}");
            row[column] = number;
        }
    }

    private static string Text(string number) => number.Length == 0 ? "nothing" : number;

    private static bool HasNumber(Table table, string[] row) =>
        Enumerable.Range(table.Column("since") + 1, table.Column("stub") - table.Column("since") - 1)
            .Any(column => row[column].Length > 0);
}
