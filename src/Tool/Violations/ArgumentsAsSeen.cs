using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Violations;

/// <summary>A condition that a call's arguments meet: those that choose what the call does, not those that it works on.</summary>
internal static class ArgumentsAsSeen
{
    /// <summary>The kernel's names of such parameters, and how constants for them begin; empty where they have many names.</summary>
    private static readonly Dictionary<string, string> s_choosing = new(StringComparer.Ordinal)
    {
        ["family"] = "AF_", ["domain"] = "AF_", ["option"] = "PR_", ["cmd"] = "", ["behavior"] = "MADV_", ["advice"] = "MADV_", ["prot"] = "PROT_",
        ["clone_flags"] = "CLONE_", ["level"] = "SOL_", ["optname"] = "", ["resource"] = "RLIMIT_", ["which"] = "", ["how"] = "", ["op"] = "",
    };

    /// <summary>Second names of constants, which fewer readers know.</summary>
    private static readonly string[] s_secondNames = ["AF_FILE", "AF_LOCAL", "AF_ROUTE", "O_NDELAY", "O_FSYNC", "SIGIOT", "SIGCLD", "SIGPOLL"];

    /// <summary>The condition; null where no argument chooses anything.</summary>
    public static string? Condition(DeniedCall call)
    {
        if (call.Arguments is not { } arguments || !Prototypes.TryGet(call.Abi!, call.Name!, out Prototype? prototype))
            return null;
        var terms = new List<string>();
        for (int i = 0; i < Math.Min(arguments.Count, prototype.Parameters.Count); i++)
        {
            Parameter parameter = prototype.Parameters[i];
            if (PrefixOf(call.Name!, parameter) is not { } prefix)
                continue;
            ulong value = parameter.Bits < 64 ? arguments[i] & ((1ul << parameter.Bits) - 1) : arguments[i];
            terms.Add($"{parameter.Name} == {Text(call.Abi!, prefix, value)}");
        }

        return terms.Count == 0 ? null : string.Join(" && ", terms);
    }

    private static string? PrefixOf(string syscall, Parameter parameter) => (syscall, parameter.Name) switch
    {
        ("open" or "openat", "flags") => "O_",
        ("fcntl" or "fcntl64", "cmd") => "F_",
        (_, var name) when s_choosing.TryGetValue(name, out string? prefix) => prefix,
        _ => null,
    };

    private static string Text(Abi abi, string prefix, ulong value)
    {
        string number = value < 10 ? value.ToString(CultureInfo.InvariantCulture) : "0x" + value.ToString("x", CultureInfo.InvariantCulture);
        if (prefix.Length == 0)
            return number;
        (string Name, ulong Value)[] constants =
        [
            .. Constants.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name.StartsWith("SIG_", StringComparison.Ordinal) && !s_secondNames.Contains(name))
                .Select(name => (name, Constants.TryGet(abi, name, out ulong of) ? of : ulong.MaxValue))
                .Where(constant => constant.Item2 != ulong.MaxValue),
        ];
        string[] same = [.. constants.Where(constant => constant.Value == value).Select(constant => constant.Name)];
        if (same.Length > 0)
            return same.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).First();
        if (prefix is not ("O_" or "PROT_" or "CLONE_"))
            return number;
        string[] bits = [.. constants.Where(constant => BitOperations.IsPow2(constant.Value) && (value & constant.Value) != 0)
            .GroupBy(constant => constant.Value).OrderBy(group => group.Key)
            .Select(group => group.Select(constant => constant.Name).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).First())];
        return bits.Length > 0 && bits.Length == BitOperations.PopCount(value) ? $"({string.Join(" | ", bits)})" : number;
    }
}
