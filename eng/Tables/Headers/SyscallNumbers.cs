using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Tables.Headers;

/// <summary>The syscall numbers that asm/unistd.h gives an ABI.</summary>
public static partial class SyscallNumbers
{
    private static readonly string[] s_include = ["asm/unistd.h"];

    public static IReadOnlyDictionary<string, uint> Of(KernelHeaders headers, HeaderAbi abi)
    {
        Clang clang = new(headers, abi);
        string[] macros = [.. Macro().Matches(clang.Preprocess(s_include))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Where(macro => !NotACall().IsMatch(macro))];
        return clang.Evaluate(s_include, macros).ToDictionary(
            pair => Prefix().Replace(pair.Key, ""),
            pair => checked((uint)pair.Value),
            StringComparer.Ordinal);
    }

    /// <summary>arm has its private calls as __ARM_NR_*.</summary>
    [GeneratedRegex(@"^#define (__(?:ARM_)?NR_\w+) ", RegexOptions.Multiline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"^__(?:ARM_)?NR_")]
    private static partial Regex Prefix();

    /// <summary>Bases, counts, masks and holes.</summary>
    [GeneratedRegex(@"_BASE$|_Linux|^__NR_(syscalls|arch_specific_syscall|unused\d+|reserved\d+)$|^__NR_SYSCALL_MASK$")]
    private static partial Regex NotACall();
}
