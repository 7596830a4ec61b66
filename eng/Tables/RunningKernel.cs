using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Tables.Updates;

namespace SeccompSharp.Tables;

/// <summary>
/// Compares prototypes.tsv with what a running x86_64 kernel says of its own calls in tracefs (CONFIG_FTRACE_SYSCALLS).
/// </summary>
public static partial class RunningKernel
{
    /// <returns>How many calls were compared, and how the table differs, one line each.</returns>
    public static (int Compared, IReadOnlyList<string> Differences) Compare(Table prototypes, string tracefs)
    {
        int compared = 0;
        List<string> differences = [];
        foreach (PrototypeRow row in prototypes.Rows.Select(PrototypeRow.Read))
        {
            string format = Path.Combine(tracefs, "events", "syscalls", Event(row.Function), "format");
            if (!(row.Abis.Contains(PrototypeRow.AllOthers) || row.Abis.Contains("x86_64")) || !File.Exists(format))
                continue;

            compared++;
            string ours = string.Join(", ", row.Parameters.Select(parameter => parameter.Type.Replace(" __user", "", StringComparison.Ordinal) + " " + parameter.Name));
            string theirs = string.Join(", ", Field().Matches(File.ReadAllText(format)).Select(match => match.Groups[1].Value));
            if (Words(ours) != Words(theirs))
                differences.Add($"{row.Name}: table ({ours}), kernel ({theirs})");
        }

        return (compared, differences);
    }

    private static string Event(string function) => "sys_enter_" + function["sys_".Length..];

    /// <summary>tracefs spells "unsigned" and the places of stars in its own way.</summary>
    private static string Words(string text) =>
        Unsigned().Replace(text, "unsigned int").Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The fields of the call come after the common ones and the number.</summary>
    [GeneratedRegex(@"\tfield:((?!.* common_)(?!.*__syscall_nr)[^;]+);")]
    private static partial Regex Field();

    [GeneratedRegex(@"\bunsigned\b(?! (int|long|short|char))")]
    private static partial Regex Unsigned();
}
