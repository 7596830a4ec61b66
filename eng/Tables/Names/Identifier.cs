using System;
using System.Linq;

namespace SeccompSharp.Tables.Names;

/// <summary>
/// The C# name of a syscall: every part between underscores starts with a capital, and the underscores go. So
/// <c>openat2</c> is <c>Openat2</c>, <c>rt_sigaction</c> is <c>RtSigaction</c> and <c>_llseek</c> is <c>Llseek</c>.
/// </summary>
public static class Identifier
{
    public static string Of(string syscall) =>
        string.Concat(syscall.Split('_', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
