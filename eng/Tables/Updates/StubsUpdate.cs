using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Tables.Source;

namespace SeccompSharp.Tables.Updates;

/// <summary>Compares the stub column of syscalls.tsv with the kernel's source.</summary>
public static partial class StubsUpdate
{
    public static Update Of(Table table, KernelSource source, Definitions definitions)
    {
        HashSet<string> optional = [.. CondSyscall().Matches(File.ReadAllText(source.SysNi)).Select(match => "sys_" + match.Groups[1].Value)];
        Dictionary<string, HashSet<string>> stubs = SyscallTables.Columns.ToDictionary(column => column, column => source.Tables.Of(column)
            .Where(call => call.Value is null || (optional.Contains(call.Value) && !definitions.Any(call.Value)))
            .Select(call => call.Key)
            .ToHashSet(StringComparer.Ordinal));

        List<string> differences = [];
        List<string[]> rows = [];
        foreach (string[] row in table.Rows)
        {
            string[] changed = [.. row];
            changed[table.Column("stub")] = string.Join(',', table.Columns.Where(column => IsStub(row, column)));
            if (changed[table.Column("stub")] != row[table.Column("stub")])
                differences.Add($"{row[0]}: stub on {row[table.Column("stub")]} in the table, on {changed[table.Column("stub")]} in the source");
            rows.Add(changed);
        }

        return new Update(table.With(table.Linux, rows), differences, []);

        // The last kernel that had s390 used one table for both.
        bool IsStub(string[] row, string column) =>
            column == "s390"
                ? row[table.Column("s390")].Length > 0 && IsStub(row, "s390x")
                : stubs.TryGetValue(column, out HashSet<string>? names) && names.Contains(row[0]);
    }

    [GeneratedRegex(@"^COND_SYSCALL\((\w+)\)", RegexOptions.Multiline)]
    private static partial Regex CondSyscall();
}
