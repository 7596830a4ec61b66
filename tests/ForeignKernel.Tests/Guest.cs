using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>One boot of a machine that runs every case of <see cref="GuestPolicies"/> and turns itself off.</summary>
internal sealed class Guest
{
    // A boot takes seconds; this ends one that hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly ConcurrentDictionary<string, Lazy<Guest>> s_guests = new(StringComparer.Ordinal);

    private readonly string _console;
    private readonly Dictionary<(string Case, int Line), Outcome> _outcomes;

    private Guest(Machine machine)
    {
        Cases = [.. GuestPolicies.For(machine)];
        var clock = Stopwatch.StartNew();
        _console = Boot(machine, Initramfs(machine));
        Elapsed = clock.Elapsed;
        _outcomes = _console.Split('\n').Select(line => line.TrimEnd('\r').Split(' ', 4))
            .Where(words => words[0] == "call" && words.Length == 4)
            .ToDictionary(words => (words[1], int.Parse(words[2], CultureInfo.InvariantCulture)), words => new Outcome(words[3]));
    }

    /// <summary>What it ran.</summary>
    public IReadOnlyList<GuestCase> Cases { get; }

    /// <summary>How long compiling the guest, the boot and the run took together.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The guest of a machine, booted on first use.</summary>
    public static Guest Of(string machine) =>
        s_guests.GetOrAdd(machine, name => new Lazy<Guest>(() => new Guest(Machine.Of(name)))).Value;

    /// <summary>What came of a call.</summary>
    public Outcome this[GuestCase @case, int line] => _outcomes.TryGetValue((@case.Name, line), out Outcome? outcome)
        ? outcome
        : throw new InvalidOperationException($"No outcome of {@case.Name} {line} on the console:\n{_console}");

    private byte[] Initramfs(Machine machine)
    {
        var archive = new CpioArchive();
        archive.Add("init", Compile(machine.Abi, "init.c"));
        if (machine.Compat is { } compat)
            archive.Add(compat.Name, Compile(compat, "init.c"));

        var runs = new StringBuilder();
        foreach (GuestCase @case in Cases)
        {
            archive.Add(@case.Name + ".bpf", @case.Filter.Program.ToBytes());
            archive.Add(@case.Name + ".calls", @case.CallLines());
            runs.Append(CultureInfo.InvariantCulture, $"/{(@case.Abi == machine.Abi ? "init" : @case.Abi.Name)} {@case.Name}\n");
        }

        archive.Add("runs", Encoding.ASCII.GetBytes(runs.ToString()));
        return archive.ToBytes();
    }

    /// <summary>Compiles a program of the guest folder.</summary>
    public static byte[] Compile(Abi abi, string source)
    {
        string program = Path.GetTempFileName();
        Run(Machine.Compiler(abi).Program,
            ["-static", "-O1", "-Wall", "-Wextra", "-Werror", "-o", program, Path.Combine(AppContext.BaseDirectory, "guest", source)]);
        byte[] bytes = File.ReadAllBytes(program);
        File.Delete(program);
        return bytes;
    }

    /// <summary>Boots a machine and returns what its console shows until it turns itself off.</summary>
    public static string Boot(Machine machine, byte[] initramfs)
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, initramfs);
        try
        {
            return Run(machine.Emulator.Program,
            [
                .. machine.Emulator.Options.Split(' '), "-smp", "1", "-m", "512",
                "-nographic", "-no-reboot", "-nodefaults", "-serial", "stdio", "-kernel", machine.Kernel, "-initrd", file,
                // Killed and logged calls leave audit records, which are no business of the console.
                "-append", $"console={machine.Console} quiet loglevel=1 panic=-1 rdinit=/init",
            ]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill();
            throw new TimeoutException($"{program} did not end in {s_patience}:\n{output.Result}\n{error.Result}");
        }

        return process.ExitCode == 0
            ? output.Result
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{output.Result}\n{error.Result}");
    }
}
