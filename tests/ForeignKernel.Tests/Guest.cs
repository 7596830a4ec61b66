using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>One boot of a machine that runs every case of <see cref="GuestPolicies"/> and turns itself off.</summary>
internal sealed class Guest
{
    private static readonly ConcurrentDictionary<string, Lazy<Guest>> s_guests = new(StringComparer.Ordinal);

    private readonly string _console;
    private readonly Dictionary<(string Case, int Line), Outcome> _outcomes;

    private Guest(Machine machine)
    {
        Cases = [.. GuestPolicies.For(machine)];
        var clock = Stopwatch.StartNew();
        _console = Emulation.Boot(machine, "-smp 1 -m 512", Initramfs(machine));
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
        archive.Add("init", Emulation.Compile(machine.Abi, "init.c"));
        if (machine.Compat is { } compat)
            archive.Add(compat.Name, Emulation.Compile(compat, "init.c"));

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
}
