using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Violations;

/// <summary>What the kernel writes to its log when a filter stops or logs a call.</summary>
/// <remarks>
/// kernel/auditsc.c, audit_seccomp: a record of type AUDIT_SECCOMP (1326), which auditd names SECCOMP. The arguments of the
/// call are not in it.
/// </remarks>
/// <param name="Token">AUDIT_ARCH_* of the call.</param>
/// <param name="Number">Its number.</param>
/// <param name="Action">What the filter returned.</param>
/// <param name="Process">The process' id, as the line has it.</param>
/// <param name="Command">The thread's name.</param>
internal sealed partial record AuditLine(uint Token, uint Number, SyscallAction Action, string Process, string Command)
{
    /// <summary>The ABI, if it is one that is known here: x32 has the token of x86_64, and a bit in its numbers.</summary>
    public Abi? Abi => Token == Abi.X86_64.AuditArch && (Number & Abi.X32Bit) != 0
        ? Abi.X32
        : Abi.All.FirstOrDefault(abi => abi.AuditArch == Token);

    /// <summary>Reads a line of dmesg, of journalctl, or of audit.log.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out AuditLine? read)
    {
        read = null;
        if (!Kind().IsMatch(line)
            || Field(line, "arch") is not { } arch || !uint.TryParse(arch, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint token)
            || Field(line, "syscall") is not { } syscall || !uint.TryParse(syscall, NumberStyles.None, CultureInfo.InvariantCulture, out uint number))
        {
            return false;
        }

        string code = Field(line, "code") is { } text && text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : "";
        bool hasCode = uint.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint value);
        read = new AuditLine(
            token, number, hasCode ? SyscallAction.FromReturnValue(value) : SyscallAction.KillProcess,
            Field(line, "pid") ?? "?", Name(line) ?? "?");
        return true;
    }

    /// <summary>A thread's name; the kernel writes one with a blank in hexadecimal (audit_log_untrustedstring).</summary>
    private static string? Name(string line)
    {
        string? text = Field(line, "comm");
        bool isQuoted = line.Contains(" comm=\"", StringComparison.Ordinal);
        return text is null || isQuoted || text.Length % 2 != 0 || !text.All(char.IsAsciiHexDigit)
            ? text
            : Encoding.UTF8.GetString(Convert.FromHexString(text));
    }

    private static string? Field(string line, string name)
    {
        Match match = Regex.Match(line, $@"(?:^|\s){name}=(?:""([^""]*)""|(\S+))", RegexOptions.NonBacktracking);
        return match.Success ? match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value : null;
    }

    [GeneratedRegex(@"\btype=(?:1326|SECCOMP)\b")]
    private static partial Regex Kind();
}
