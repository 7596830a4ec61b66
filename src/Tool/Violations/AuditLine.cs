using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Tool.Violations;

/// <summary>What the kernel writes to its log when a filter stops or logs a call.</summary>
/// <remarks>
/// kernel/auditsc.c, audit_seccomp: a record of type AUDIT_SECCOMP (1326), which auditd names SECCOMP. The arguments of the
/// call are not in it.
/// </remarks>
internal static partial class AuditLine
{
    /// <summary>Reads a line of dmesg, of journalctl, or of audit.log; null if it is no such line.</summary>
    public static DeniedCall? Read(string line)
    {
        if (!Kind().IsMatch(line)
            || Field(line, "arch") is not { } arch || !uint.TryParse(arch, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint token)
            || Field(line, "syscall") is not { } syscall || !uint.TryParse(syscall, NumberStyles.None, CultureInfo.InvariantCulture, out uint number))
        {
            return null;
        }

        string code = Field(line, "code") is { } text && text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : "";
        bool hasCode = uint.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint value);
        return new DeniedCall(
            DeniedCall.AbiOf(token, number), token, number, hasCode ? SyscallAction.FromReturnValue(value) : SyscallAction.KillProcess)
        {
            Process = Field(line, "pid"),
            Thread = Text(line, "comm"),
            Executable = Text(line, "exe"),
        };
    }

    /// <summary>A text from the process; the kernel writes one with a blank in hexadecimal (audit_log_untrustedstring).</summary>
    private static string? Text(string line, string name)
    {
        string? text = Field(line, name);
        bool isQuoted = line.Contains($" {name}=\"", StringComparison.Ordinal);
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
