using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>A program that goes on until it is told to end, seen from outside.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private RunningProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that it has printed so far, on both streams.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>For each of its threads, how it is restricted and by how many filters that this process has not handed down.</summary>
    public IReadOnlyList<(string Mode, int Filters)> Threads
    {
        get
        {
            int inherited = Filters("/proc/self");
            return [.. Directory.GetDirectories($"/proc/{_process.Id}/task").Select(thread => (Status(thread, "Seccomp"), Filters(thread) - inherited))];
        }
    }

    public static RunningProgram Start(string folder, string name, bool aot, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = aot
            ? new ProcessStartInfo(Path.Combine(folder, name), arguments)
            : new ProcessStartInfo("dotnet", [Path.Combine(folder, name + ".dll"), .. arguments]);
        foreach ((string variable, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        return new RunningProgram(start);
    }

    /// <summary>Waits until something is as it should be, which more of its output or its end can bring about.</summary>
    /// <exception cref="InvalidOperationException">It ended before that.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public void WaitUntil(Func<bool> isTrue)
    {
        var clock = Stopwatch.StartNew();
        for (bool hasEnded = false; !isTrue(); hasEnded = _process.HasExited)
        {
            if (hasEnded)
                throw new InvalidOperationException($"It ended with status {WaitForExit()}:\n{Output}");
            if (clock.Elapsed > s_longest)
                throw new TimeoutException($"It printed no more than this within {s_longest}:\n{Output}");
            Thread.Sleep(20);
        }
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public void Signal(string name) =>
        Shell.Run(Shell.Root, "sh", "-c", $"kill -{name} {_process.Id.ToString(CultureInfo.InvariantCulture)}").Succeeded();

    /// <summary>Waits for its end, and for the last of its output.</summary>
    /// <returns>Its exit status, 128 and the signal when one ended it.</returns>
    public int WaitForExit()
    {
        if (!_process.WaitForExit(s_longest))
            throw new TimeoutException($"It did not end within {s_longest}:\n{Output}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Ends it, if it has not ended yet.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
            _lines.Add(line);
    }

    private static int Filters(string process) => int.Parse(Status(process, "Seccomp_filters"), CultureInfo.InvariantCulture);

    private static string Status(string process, string field) =>
        File.ReadAllLines(Path.Combine(process, "status")).Single(line => line.StartsWith(field + ":", StringComparison.Ordinal))[(field.Length + 1)..].Trim();
}
