using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>The manual pages' names for arguments that the kernel calls otherwise, from Data/argument-aliases.tsv.</summary>
internal static class ArgumentAliases
{
    private static readonly Lazy<Dictionary<(string Syscall, string Alias), string>> s_aliases = new(
        Read, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Every alias: the call, the manual page's name and the kernel's.</summary>
    public static IEnumerable<(string Syscall, string Alias, string KernelName)> All =>
        s_aliases.Value.Select(entry => (entry.Key.Syscall, entry.Key.Alias, entry.Value));

    /// <summary>What the kernel calls the argument, if the name is the manual page's.</summary>
    public static string? KernelName(string syscall, string alias) =>
        s_aliases.Value.TryGetValue((syscall, alias), out string? name) ? name : null;

    private static Dictionary<(string Syscall, string Alias), string> Read()
    {
        Dictionary<(string Syscall, string Alias), string> aliases = [];
        foreach (string line in DataFile.Lines("argument-aliases.tsv").Skip(1))
        {
            string[] cells = line.Split('\t');
            foreach (string syscall in cells[2].Split(' '))
                aliases.Add((syscall, cells[0]), cells[1]);
        }

        return aliases;
    }
}
