using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Violations;

/// <summary>What the reporter of a program writes to standard error (Seccomp.ReportViolations).</summary>
internal static partial class ReporterLine
{
    /// <summary>Reads a line; null if it is no such line.</summary>
    public static DeniedCall? Read(string line)
    {
        Match match = Form().Match(line);
        if (!match.Success
            || Abi.Find(match.Groups["abi"].Value) is not { } abi
            || !uint.TryParse(match.Groups["nr"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
            || Arguments(match.Groups["args"].Value) is not { } arguments)
        {
            return null;
        }

        SyscallAction action = ushort.TryParse(match.Groups["errno"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort errno)
            ? SyscallAction.Errno(errno)
            : SyscallAction.Trap();
        return new DeniedCall(abi, abi.AuditArch, number, action)
        {
            Policies = [.. Name().Matches(match.Groups["policies"].Value).Select(name => name.Groups[1].Value)],
            Thread = match.Groups["thread"] is { Success: true } thread ? thread.Value.Trim('\'') : null,
            Arguments = arguments,
            Address = match.Groups["place"].Value,
        };
    }

    /// <summary>Null where one is not a number.</summary>
    private static List<ulong>? Arguments(string text)
    {
        var arguments = new List<ulong>();
        foreach (string argument in text.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            if (Number(argument) is not { } value)
                return null;
            arguments.Add(value);
        }

        return arguments;
    }

    private static ulong? Number(string text)
    {
        const int currentDirectory = -100; // AT_FDCWD
        if (text == "AT_FDCWD")
            return unchecked((uint)currentDirectory);
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hexadecimal) ? hexadecimal : null;
        if (text.StartsWith("0o", StringComparison.Ordinal))
            return text.Length is > 2 and < 14 && text[2..].All(digit => digit is >= '0' and <= '7') ? Convert.ToUInt64(text[2..], 8) : null;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
            return value;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long negative) ? unchecked((ulong)negative) : null;
    }

    [GeneratedRegex(@"seccomp: (?<policies>(?:'[^']*'(?:, )?)*) ?denied (?<name>\w+)\((?<args>[^)]*)\) \[nr (?<nr>\d+), (?<abi>\w+)\](?: with errno (?<errno>\d+))?(?: in thread (?<thread>'.*'|\d+))?(?: at (?<place>.+))?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Name();
}
