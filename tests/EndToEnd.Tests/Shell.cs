using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>What a finished process left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output)
{
    /// <summary>The outcome, if the process succeeded; else a failed test that shows what it printed.</summary>
    public Outcome Succeeded() => ExitCode == 0 ? this : throw new InvalidOperationException($"Exit status {ExitCode}:\n{Output}");
}

/// <summary>Runs programs and waits for them.</summary>
internal static class Shell
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static Outcome Run(string directory, string program, params string[] arguments) =>
        RunWithInput("", directory, program, arguments);

    /// <summary>Runs a program whose standard input is a pipe with <paramref name="input"/> and then its end.</summary>
    public static Outcome RunWithInput(string input, string directory, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build inside a test must not inherit what the build around it has decided.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        WriteInput(process, input);
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {s_longest}.");
        }

        return new Outcome(process.ExitCode, output.Result + error.Result);
    }

    private static void WriteInput(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit status says what to think of that.
        }
    }

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "generator.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
