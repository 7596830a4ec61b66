using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>What programs call on architectures that lack an old syscall.</summary>
/// <remarks>The table is read at first use; thread-safe.</remarks>
public static class Successors
{
    private static readonly Lazy<Dictionary<string, string[]>> s_rows = new(() => DataFile.Lines("successors.tsv").Skip(1)
        .Select(line => line.Split('\t'))
        .ToDictionary(cells => cells[0], cells => cells[1].Split(' '), StringComparer.Ordinal));

    /// <summary>The names that are in the table.</summary>
    public static IEnumerable<string> Names => s_rows.Value.Keys;

    /// <summary>What is called on an ABI instead: the first of the successors that exists there; null if none does.</summary>
    public static string? Find(Abi abi, string name) => s_rows.Value.TryGetValue(name, out string[]? successors)
        ? successors.FirstOrDefault(successor => SyscallTable.TryGetNumber(abi, successor, out _))
        : null;
}
