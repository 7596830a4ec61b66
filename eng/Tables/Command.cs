using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace SeccompSharp.Tables;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    public sealed record Result(int ExitCode, string Output, string Errors);

    /// <summary>What the program printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        Result result = Try(program, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}\n{result.Errors}");
    }

    public static Result Try(string program, IEnumerable<string> arguments, string input = "")
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new Result(process.ExitCode, output.Result, errors.Result);
    }
}
