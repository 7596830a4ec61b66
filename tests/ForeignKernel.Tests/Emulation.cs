using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>What every guest takes: a program for its first process, and a boot.</summary>
internal static class Emulation
{
    // A boot takes seconds, with .NET in it a minute, and a few on a busy machine; this ends one that hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>A program for an ABI.</summary>
    /// <param name="abi">The ABI.</param>
    /// <param name="source">A file of the folder guest.</param>
    /// <param name="isStatic">Whether it needs no library in the guest.</param>
    public static byte[] Compile(Abi abi, string source, bool isStatic = true)
    {
        string program = Path.GetTempFileName();
        Run(new ProcessStartInfo(
            Machine.Compiler(abi).Program,
            [
                .. isStatic ? new[] { "-static" } : [],
                "-O1", "-Wall", "-Wextra", "-Werror", "-o", program, Path.Combine(AppContext.BaseDirectory, "guest", source),
            ]));
        byte[] bytes = File.ReadAllBytes(program);
        File.Delete(program);
        return bytes;
    }

    /// <summary>Boots a machine, waits until it turns itself off, and returns what was on its console.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="size">Processors and memory, as options of qemu.</param>
    /// <param name="initramfs">Its files.</param>
    public static string Boot(Machine machine, string size, byte[] initramfs)
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, initramfs);
        try
        {
            return Run(new ProcessStartInfo(
                machine.Emulator.Program,
                [
                    .. machine.Emulator.Options.Split(' '), .. size.Split(' '),
                    "-nographic", "-no-reboot", "-nodefaults", "-serial", "stdio", "-kernel", machine.Kernel, "-initrd", file,
                    // Killed and logged calls leave audit records, which are no business of the console.
                    "-append", $"console={machine.Console} quiet loglevel=1 panic=-1 rdinit=/init",
                ]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs a program to its end and returns its output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    /// <exception cref="TimeoutException">It did not end, and was killed.</exception>
    public static string Run(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} did not end in {s_patience}:\n{output.Result}\n{error.Result}");
        }

        return process.ExitCode == 0
            ? output.Result
            : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}:\n{output.Result}\n{error.Result}");
    }
}
