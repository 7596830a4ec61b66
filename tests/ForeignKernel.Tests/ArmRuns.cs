using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using Xunit.Abstractions;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>What a program in the guest wrote to both its outputs, and its exit status as a shell shows it.</summary>
internal sealed record ArmRun(int ExitCode, string[] Lines);

/// <summary>One boot of the arm64 machine that runs cases of tests/Kernel.Child on .NET, for all tests.</summary>
internal sealed class ArmRuns
{
    private static readonly Lazy<ArmRuns> s_runs = new(() => new ArmRuns([.. ArmReporterTests.Cases, .. ArmConfinementTests.Cases]));

    private readonly TimeSpan _preparation;
    private readonly TimeSpan _boot;
    private readonly string _console;
    private readonly Dictionary<string, ArmRun> _runs = new(StringComparer.Ordinal);

    private ArmRuns(IReadOnlyList<string[]> cases)
    {
        var clock = Stopwatch.StartNew();
        byte[] initramfs = Initramfs(cases);
        _preparation = clock.Elapsed;
        _console = Emulation.Boot(Machine.Of("aarch64"), "-smp 2 -m 1024", initramfs);
        _boot = clock.Elapsed - _preparation;
        Read(cases);
    }

    /// <summary>What came of a case. Boots when it is first asked.</summary>
    public static ArmRun Of(ITestOutputHelper output, params string[] @case)
    {
        ArmRuns runs = s_runs.Value;
        output.WriteLine($"Published in {runs._preparation.TotalSeconds:0.0} s, booted and ran in {runs._boot.TotalSeconds:0.0} s.");
        return runs._runs.TryGetValue(Key(@case), out ArmRun? run)
            ? run
            : throw new InvalidOperationException($"{string.Join(' ', @case)} has not ended on the console:\n{runs._console}");
    }

    private static string Key(string[] @case) => string.Join('\t', @case);

    private static byte[] Initramfs(IReadOnlyList<string[]> cases)
    {
        var archive = new CpioArchive();
        archive.Add("init", Emulation.Compile(Machine.Of("aarch64").Abi, "runner.c"));
        archive.Add("runs", Encoding.ASCII.GetBytes(string.Concat(cases.Select(@case => $"{ArmRuntime.Program}\t{Key(@case)}\n"))));
        ArmRuntime.AddTo(archive);
        archive.AddFolder("bin");
        byte[] tools = Emulation.Compile(Machine.Of("aarch64").Abi, "tools.c", isStatic: false);
        archive.Add("bin/cat", tools);
        archive.Add("bin/uname", tools);
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
