using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SeccompSharp.Tables.Source;

/// <summary>The kernel's own syscall tables: which function serves a call on an ABI.</summary>
public sealed class SyscallTables(string root)
{
    /// <summary>The ABI words of a table's second column that hold for a column of ours, the more special ones last.</summary>
    private static readonly (string Column, string File, string[] Words)[] s_files =
    [
        ("x86_64", "arch/x86/entry/syscalls/syscall_64.tbl", ["common", "64"]),
        ("x86", "arch/x86/entry/syscalls/syscall_32.tbl", ["i386"]),
        ("x32", "arch/x86/entry/syscalls/syscall_64.tbl", ["common", "x32"]),
        ("aarch64", "scripts/syscall.tbl", ["common", "64"]),
        ("arm", "arch/arm/tools/syscall.tbl", ["common", "eabi"]),
        ("riscv64", "scripts/syscall.tbl", ["common", "64"]),
        ("s390x", "arch/s390/kernel/syscalls/syscall.tbl", ["common", "64"]),
        ("ppc64", "arch/powerpc/kernel/syscalls/syscall.tbl", ["common", "nospu", "64"]),
        ("ppc", "arch/powerpc/kernel/syscalls/syscall.tbl", ["common", "nospu", "32"]),
        ("loongarch64", "scripts/syscall.tbl", ["common", "64"]),
        ("mips64", "arch/mips/kernel/syscalls/syscall_n64.tbl", ["common", "n64"]),
        ("mips64n32", "arch/mips/kernel/syscalls/syscall_n32.tbl", ["common", "n32"]),
        ("mips", "arch/mips/kernel/syscalls/syscall_o32.tbl", ["common", "o32"]),
    ];

    /// <summary>Who uses the generic table says in a Makefile which further words it wants.</summary>
    private static readonly (string Column, string File)[] s_moreWords =
    [
        ("aarch64", "arch/arm64/kernel/Makefile.syscalls"),
        ("riscv64", "arch/riscv/kernel/Makefile.syscalls"),
        ("loongarch64", "arch/loongarch/kernel/Makefile.syscalls"),
    ];

    public static IEnumerable<string> Columns => s_files.Select(file => file.Column);

    /// <summary>The functions of an ABI's calls by name; null for a call that has none (sys_ni_syscall).</summary>
    public IReadOnlyDictionary<string, string?> Of(string column)
    {
        (_, string file, string[] words) = s_files.Single(entry => entry.Column == column);
        words = [.. words, .. MoreWords(column)];
        return File.ReadLines(Path.Combine(root, file))
            .Select(line => line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length >= 3 && words.Contains(cells[1]))
            .GroupBy(cells => cells[2], StringComparer.Ordinal)
            .ToDictionary(
                calls => calls.Key,
                calls => calls.MaxBy(cells => Array.IndexOf(words, cells[1])) is [_, _, _, var function, ..] && IsReal(function) ? function.TrimStart('_') : null,
                StringComparer.Ordinal);
    }

    private IEnumerable<string> MoreWords(string column) =>
        from entry in s_moreWords
        where entry.Column == column
        from line in File.ReadLines(Path.Combine(root, entry.File))
        where line.StartsWith("syscall_abis_64", StringComparison.Ordinal)
        from word in line.Split('=')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select word;

    private static bool IsReal(string function) => function is not ("-" or "sys_ni_syscall");
}
