using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace SeccompSharp.Groups.Tests;

/// <summary>What a run of the probe came to.</summary>
/// <param name="ExitCode">Its exit status; 128 and the signal when one ended it.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record ProbeRun(int ExitCode, string Output)
{
    public const int KilledBySigsys = 128 + 31;

    public override string ToString() => $"exit status {ExitCode}\n{Output}";
}

/// <summary>Builds tests/Groups.Probe and runs it, with what its areas need of a parent.</summary>
public sealed class Probe : IDisposable
{
    /// <summary>CoreCLR, the newest installed, or the version that SECCOMP_PROBE_RUNTIME names.</summary>
    public const string Jit = "jit";

    /// <summary>NativeAOT with InvariantGlobalization.</summary>
    public const string Native = "aot";

    /// <summary>NativeAOT with cultures.</summary>
    public const string NativeWithCultures = "aot-icu";

    private static readonly string? s_runtime =
        Environment.GetEnvironmentVariable("SECCOMP_PROBE_RUNTIME") is { Length: > 0 } version ? version : null;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);
    private readonly Loopback _loopback = new();

    private readonly string _directory = Directory.CreateTempSubdirectory("seccomp-sharp-groups-").FullName;
    private readonly string _temporary = Directory.CreateTempSubdirectory("seccomp-sharp-probes-").FullName;

    public Probe()
    {
        File.WriteAllText(Path.Combine(_directory, "read.txt"), "some text\n");
        File.CreateSymbolicLink(Path.Combine(_directory, "link.txt"), "read.txt");
    }

    public void Dispose()
    {
        _loopback.Dispose();
        Directory.Delete(_directory, recursive: true);
        Directory.Delete(_temporary, recursive: true);
    }

    /// <summary>Runs an area.</summary>
    /// <param name="build">Which build.</param>
    /// <param name="area">Its name.</param>
    /// <param name="withGroup">Under @dotnet and the area's group, or under @dotnet alone.</param>
    /// <param name="variables">More for the environment.</param>
    internal ProbeRun Run(string build, string area, bool withGroup, params (string Name, string Value)[] variables) =>
        TryRun(build, area, withGroup, variables) ?? throw new TimeoutException($"{area} did not end within {s_longest}.");

    /// <summary>Runs an area. Null if it does not end.</summary>
    /// <param name="build">Which build.</param>
    /// <param name="area">Its name.</param>
    /// <param name="withGroup">Under @dotnet and the area's group, or under @dotnet alone.</param>
    /// <param name="variables">More for the environment.</param>
    internal ProbeRun? TryRun(string build, string area, bool withGroup, params (string Name, string Value)[] variables)
    {
        (string program, string[] first) = Command(build);
        // A server is given a port that nobody has, everybody else the parent's.
        int number = area is "kestrel" or "network-listen" ? Browser.FreePort() : _loopback.Port;
        string port = number.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(program, [.. first, area, withGroup ? "with" : "without", _directory, port])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Where the runtime leaves the sockets of its diagnostics, which it may not remove.
        start.Environment["TMPDIR"] = _temporary;
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using IDisposable? parent = Parent.For(area, process, _directory, _temporary, number);
        WriteInput(process);
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        return new ProbeRun(process.ExitCode, output.Result + error.Result);
    }

    /// <summary>Makes one call of an attack, under @dotnet and @kestrel or without a filter.</summary>
    /// <param name="build">Which build.</param>
    /// <param name="attack">Its name in tests/Groups.Probe/Attack.cs.</param>
    /// <param name="confined">Whether a filter is installed.</param>
    /// <param name="victim">The process it is made against.</param>
    internal ProbeRun Attack(string build, string attack, bool confined, int victim)
    {
        (string program, string[] first) = Command(build);
        string port = _loopback.Port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            program, [.. first, "attack", confined ? "with" : "without", attack, port, victim.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = _temporary;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{attack} did not end within {s_longest}.");
        }

        return new ProbeRun(process.ExitCode, output.Result + error.Result);
    }

    private (string Program, string[] First) Command(string build) =>
        build == Jit && s_runtime is null ? (Dotnet, [JitAssembly]) : (Published(build), []);

    private static void WriteInput(Process process)
    {
        try
        {
            process.StandardInput.Write("a line\nand more\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already: its exit status says what to think of that.
        }
    }

    // The test host is started by dotnet itself; the probe runs on the same installation.
    private static string Dotnet =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static string JitAssembly => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory.Replace("Groups.Tests", "Groups.Probe", StringComparison.Ordinal),
        "..", "net10.0", "SeccompSharp.Groups.Probe.dll"));

    private string Published(string build)
    {
        if (!_published.TryGetValue(build, out string? program))
            _published.Add(build, program = Publish(build));
        return program;
    }

    private static string Publish(string build)
    {
        string project = Path.Combine(Root, "tests", "Groups.Probe");
        string name = build == Jit ? $"{build}-{s_runtime}" : build;
        string[] runtime = build == Jit ? [$"-p:ProbeRuntime={s_runtime}"] : [];
        string output = Path.Combine(Root, "artifacts", "groups-probe", name);
        var start = new ProcessStartInfo(
            Dotnet, ["publish", project, "-c", "Release", $"-p:ProbeBuild={name}", .. runtime, "-o", output, "-v", "quiet", "-nologo"])
        {
            RedirectStandardOutput = true,
        };
        // A build inside a test must not inherit what the build around it has decided.
        foreach (string variable in new List<string>(start.Environment.Keys))
        {
            if (variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(variable);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Combine(output, "SeccompSharp.Groups.Probe")
            : throw new InvalidOperationException($"publishing the probe failed:\n{text}");
    }

    private static string Root
    {
        get
        {
            string? directory = AppContext.BaseDirectory;
            while (directory is not null && !File.Exists(Path.Combine(directory, "generator.sln")))
                directory = Path.GetDirectoryName(directory);
            return directory ?? throw new InvalidOperationException("These tests run inside the repository.");
        }
    }
}
