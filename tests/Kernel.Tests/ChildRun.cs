using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Kernel.Tests;

/// <summary>What a process under a filter did, as its parent sees it.</summary>
/// <param name="ExitCode">Its exit status; 128 and the signal when one ended it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ChildRun(int ExitCode, string Output, string Error)
{
    /// <summary>What a shell reports, and .NET too, for a process that SIGSYS (31) ended.</summary>
    public const int KilledBySigsys = 128 + 31;

    // Long enough for any machine: a process that a filter has stopped for good is what this ends.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, string> _lines = Output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2))
        .Where(parts => parts.Length == 2)
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);

    /// <summary>What the child reported under a name.</summary>
    public string this[string name] => _lines.TryGetValue(name, out string? value)
        ? value
        : throw new KeyNotFoundException($"The child reported no '{name}'. {this}");

    /// <summary>Whether the child reported anything under a name.</summary>
    public bool Reported(string name) => _lines.ContainsKey(name);

    /// <summary>Runs one case of tests/Kernel.Child.</summary>
    public static ChildRun Of(string @case, params string[] arguments) =>
        Start(Dotnet, [ProgramPath("Kernel.Child"), @case, .. arguments]);

    /// <summary>Runs one case of a build of tests/Kernel.Child.</summary>
    public static ChildRun Of(ChildBuild build, string @case, params string[] arguments) =>
        build == ChildBuild.Jit ? Of(@case, arguments) : Start(NativeChild.Path, [@case, .. arguments]);

    /// <summary>Runs one case of tests/Kernel.Child that reads programs from a file.</summary>
    public static ChildRun OfPrograms(string @case, params ReadOnlySpan<Program> programs)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (var writer = new BinaryWriter(File.Create(path)))
            {
                foreach (Program program in programs)
                {
                    writer.Write(program.Instructions.Count);
                    writer.Write(program.ToBytes());
                }
            }

            return Of(@case, path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Runs one case of tests/Kernel.Child from a shell, which then prints the status it sees.</summary>
    public static ChildRun InShell(string @case) =>
        Start("/bin/sh", ["-c", "\"$0\" \"$@\"; echo status=$?", Dotnet, ProgramPath("Kernel.Child"), @case]);

    /// <summary>Runs a whole program of this folder's neighbours.</summary>
    public static ChildRun OfProgram(string project) => Start(Dotnet, [ProgramPath(project)]);

    /// <summary>Runs tests/Fuzz.</summary>
    public static ChildRun OfFuzz(params string[] arguments) => Start(Dotnet, [ProgramPath("Fuzz", "Fuzz"), .. arguments]);

    // The test host is started by dotnet itself; children run on the same installation.
    private static string Dotnet =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static string ProgramPath(string project, string? folder = null) => Path.GetFullPath(
        AppContext.BaseDirectory.Replace("Kernel.Tests", folder ?? project, StringComparison.Ordinal) + $"/SeccompSharp.{project}.dll");

    /// <summary>Runs any program to its end.</summary>
    public static ChildRun Start(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', start.ArgumentList)} did not end in {s_patience}.");
        }

        return new ChildRun(process.ExitCode, output.Result, error.Result);
    }

    /// <inheritdoc/>
    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Error}";
}
