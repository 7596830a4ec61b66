using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace SeccompSharp.Oracle.Tests.Containers;

/// <summary>What a program left behind.</summary>
internal sealed record Execution(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program to its end.</summary>
    public static Execution Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end: {output.Result} {error.Result}");
        }

        process.WaitForExit();
        return new Execution(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Fails the test unless the program exited with 0.</summary>
    public void AssertSuccess() => Assert.True(ExitCode == 0, $"exit {ExitCode}: {Output}{Error}");
}
