using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>What a program in the guest wrote to both its outputs, and its exit status as a shell shows it.</summary>
internal sealed record ArmRun(int ExitCode, string[] Lines);

/// <summary>One boot of the arm64 machine that runs cases of tests/Kernel.Child on .NET.</summary>
internal sealed class ArmRuns
{
    private readonly string _console;
    private readonly Dictionary<string, ArmRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Boots and runs.</summary>
    /// <param name="cases">Each case and its arguments.</param>
    public ArmRuns(IReadOnlyList<string[]> cases)
    {
        var clock = Stopwatch.StartNew();
        byte[] initramfs = Initramfs(cases);
        Preparation = clock.Elapsed;
        _console = Emulation.Boot(Machine.Of("aarch64"), "-smp 2 -m 1024", initramfs);
        Boot = clock.Elapsed - Preparation;
        Read(cases);
    }

    /// <summary>How long the program took to publish.</summary>
    public TimeSpan Preparation { get; }

    /// <summary>How long the machine ran.</summary>
    public TimeSpan Boot { get; }

    /// <summary>What came of a case.</summary>
    public ArmRun this[params string[] @case] => _runs.TryGetValue(Key(@case), out ArmRun? run)
        ? run
        : throw new InvalidOperationException($"{string.Join(' ', @case)} has not ended on the console:\n{_console}");

    private static string Key(string[] @case) => string.Join('\t', @case);

    private static byte[] Initramfs(IReadOnlyList<string[]> cases)
    {
        var archive = new CpioArchive();
        archive.Add("init", Emulation.Compile(Machine.Of("aarch64").Abi, "runner.c"));
        archive.Add("runs", Encoding.ASCII.GetBytes(string.Concat(cases.Select(@case => $"{ArmRuntime.Program}\t{Key(@case)}\n"))));
        ArmRuntime.AddTo(archive);
        return archive.ToBytes();
    }

    // guest/runner.c says what is on the console.
    private void Read(IReadOnlyList<string[]> cases)
    {
        var lines = new List<string>();
        foreach (string line in _console.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            string[] words = line.Split(' ');
            if (words is ["run", _])
                lines.Clear();
            else if (words is ["ended", var number, var status])
                _runs.Add(Key(cases[int.Parse(number, CultureInfo.InvariantCulture)]), new ArmRun(int.Parse(status, CultureInfo.InvariantCulture), [.. lines]));
            else
                lines.Add(line);
        }
    }
}
