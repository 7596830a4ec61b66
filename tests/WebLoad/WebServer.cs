using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace SeccompSharp.WebLoad;

/// <summary>A running samples/Web, on a port of the loopback device that the kernel chooses.</summary>
public sealed partial class WebServer : IDisposable
{
    private const int SIGTERM = 15;
    private const string Greeting = "Listening on ";

    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private WebServer(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The value of <c>Seccomp:</c> in the status of each of its threads: 2 where a filter is in force.</summary>
    public IReadOnlyList<string> SeccompOfThreads =>
    [
        .. Directory.GetDirectories($"/proc/{_process.Id}/task")
            .SelectMany(StatusLines)
            .Where(line => line.StartsWith("Seccomp:", StringComparison.Ordinal))
            .Select(line => line["Seccomp:".Length..].Trim()),
    ];

    /// <summary>How much memory of it is resident, in bytes: <c>VmRSS</c> of proc_pid_status(5). 0 when it has ended.</summary>
    public long ResidentBytes =>
        StatusLines($"/proc/{_process.Id}").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line["VmRSS:".Length..^"kB".Length], CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="build">The folder of the build: <c>Web</c> in it is a native binary, or <c>Web.dll</c> is run.</param>
    /// <param name="aot">Which of the two.</param>
    /// <param name="smallGenerations">Whether its garbage collector is to have more to do than it would by itself.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message has what it printed.</exception>
    public static WebServer Start(string build, bool aot, bool smallGenerations = true)
    {
        string[] arguments = ["--urls", "http://127.0.0.1:0"];
        var start = aot
            ? new ProcessStartInfo(Path.Combine(build, "Web"), arguments)
            : new ProcessStartInfo("dotnet", [Path.Combine(build, "Web.dll"), .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        if (smallGenerations)
            start.Environment["DOTNET_GCgen0size"] = "80000";
        var server = new WebServer(Process.Start(start)!);
        try
        {
            server.Address = server.ReadAddress();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Asks it to end with SIGTERM and waits for that.</summary>
    /// <returns>The exit status, 128 and the signal when one ended it; and the rest of what it printed.</returns>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public (int ExitCode, string Output) Terminate()
    {
        if (Kill(_process.Id, SIGTERM) != 0)
            throw new InvalidOperationException("The server had ended before it was asked to:\n" + _errors.Result);
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        if (!_process.WaitForExit(s_longestEnd))
            throw new TimeoutException($"The server did not end within {s_longestEnd}.");
        return (_process.ExitCode, output.Result + _errors.Result);
    }

    /// <summary>Ends it, if it has not ended yet.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private Uri ReadAddress()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        if (!line.Wait(s_longestStart))
            throw new TimeoutException($"The server did not listen within {s_longestStart}.");
        if (line.Result is { } greeting && greeting.StartsWith(Greeting, StringComparison.Ordinal))
            return new Uri(greeting[Greeting.Length..]);
        _process.WaitForExit();
        throw new InvalidOperationException($"The server ended with status {_process.ExitCode}:\n{line.Result}\n{_errors.Result}");
    }

    /// <summary>Threads come and go while they are listed.</summary>
    private static string[] StatusLines(string thread)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(thread, "status"));
        }
        catch (IOException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
