using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SeccompSharp.IdeBench;

/// <summary>A compile server of our own (VBCSCompiler with a pipe that nobody else knows), which builds start when they need it.</summary>
internal sealed class CompileServer : IDisposable
{
    private const int UserTime = 11; // of the fields of /proc/PID/stat after the name, counted from 0
    private const double TicksPerSecond = 100;

    public string Id { get; } = "seccomp-bench-" + Guid.NewGuid().ToString("N");

    /// <summary>The CPU time that it has taken so far.</summary>
    public TimeSpan Total => Find() is { } process ? TimeOf(process.Id) : TimeSpan.Zero;

    public void Dispose()
    {
        if (Find() is { } process)
            process.Kill();
    }

    private Process? Find() => Process.GetProcesses().FirstOrDefault(process =>
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("-pipename:" + Id, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    });

    private static TimeSpan TimeOf(int id)
    {
        string text = File.ReadAllText($"/proc/{id}/stat");
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(fields[UserTime..(UserTime + 2)].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
