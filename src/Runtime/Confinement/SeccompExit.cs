using System.Globalization;

namespace SeccompSharp;

/// <summary>How a confined process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal when one ended it, as Process.ExitCode has it.</param>
/// <param name="Signal">The number of the signal that ended it, or 0.</param>
/// <param name="IsCertain">
/// False where the kernel could not be asked (before Linux 6.15) and the exit code is one that a signal gives: then
/// <paramref name="Signal"/> is that signal, and the process may have ended with this exit code by itself.
/// </param>
public readonly record struct SeccompExit(int ExitCode, int Signal, bool IsCertain)
{
    private const int SIGSYS = 31;

    /// <summary>Whether SIGSYS ended it: the kernel sends that for a call that a filter answers with KillProcess or Trap.</summary>
    public bool EndedBySigsys => Signal == SIGSYS;

    /// <summary>What a wait status says: wait(2).</summary>
    internal static SeccompExit OfStatus(int status)
    {
        int signal = status & 0x7f;
        return signal != 0 ? new(128 + signal, signal, true) : new((status >> 8) & 0xff, 0, true);
    }

    /// <summary>What an exit code says in which a signal looks like an exit code above 128.</summary>
    internal static SeccompExit OfCode(int code)
    {
        const int lastSignal = 64;
        return code is > 128 and <= 128 + lastSignal ? new(code, code - 128, false) : new(code, 0, true);
    }

    /// <summary>The end in words.</summary>
    public override string ToString() => Signal == 0
        ? string.Create(CultureInfo.InvariantCulture, $"exit code {ExitCode}")
        : string.Create(CultureInfo.InvariantCulture,
            $"signal {Signal}{(EndedBySigsys ? " (SIGSYS)" : "")}{(IsCertain ? "" : $", or exit code {ExitCode}")}");
}
