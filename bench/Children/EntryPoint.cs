using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace SeccompSharp.ChildrenBench;

/// <summary>What a confined child costs over a plain one. In each round every subject has its turn.</summary>
internal static class EntryPoint
{
    private static readonly SockFilter s_allow = new(0x06, 0, 0, 0x7fff_0000); // RET ALLOW

    private static readonly (string Name, Func<(double Start, double End)> Measure)[] s_subjects =
    [
        ("Process.Start", Plain),
        ("SeccompProcess.Start, 1 instruction", () => Confined([s_allow])),
        ("SeccompProcess.Start, 4,096 instructions", () => Confined(s_longest)),
    ];

    private static readonly SockFilter[] s_longest = [.. Enumerable.Repeat(s_allow, Seccomp.MaxFilterLength)];

    private static int Main(string[] args)
    {
        int rounds = args is ["--rounds", string text] ? int.Parse(text, CultureInfo.InvariantCulture) : 501;
        const int warmUp = 20;
        for (int round = 0; round < warmUp; round++)
            Array.ForEach(s_subjects, subject => subject.Measure());

        var times = new (double Start, double End)[s_subjects.Length][];
        for (int subject = 0; subject < times.Length; subject++)
            times[subject] = new (double, double)[rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < times.Length; turn++)
            {
                // What ran before leaves its mark in the caches: another one begins each round.
                int subject = (turn + round) % times.Length;
                times[subject][round] = s_subjects[subject].Measure();
            }
        }

        Console.WriteLine("| subject | Start returns after, ms | end is known after, ms | more than Process.Start, ms |");
        Console.WriteLine("|---|---|---|---|");
        for (int subject = 0; subject < times.Length; subject++)
        {
            double more = Median(times[subject].Zip(times[0], (own, plain) => own.End - plain.End));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {s_subjects[subject].Name} | {Median(times[subject].Select(time => time.Start)):0.00} | {Median(times[subject].Select(time => time.End)):0.00} | {(subject == 0 ? "" : more.ToString("0.00", CultureInfo.InvariantCulture))} |"));
        }

        return 0;
    }

    private static (double Start, double End) Plain()
    {
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo("/bin/true"))!;
        double start = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 ? (start, Stopwatch.GetElapsedTime(begin).TotalMilliseconds) : throw new InvalidOperationException();
    }

    private static (double Start, double End) Confined(ReadOnlySpan<SockFilter> filter)
    {
        long begin = Stopwatch.GetTimestamp();
        using SeccompProcess process = SeccompProcess.Start(filter, new ProcessStartInfo("/bin/true"));
        double start = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        SeccompExit exit = process.WaitForExit();
        return exit.ExitCode == 0 ? (start, Stopwatch.GetElapsedTime(begin).TotalMilliseconds) : throw new InvalidOperationException();
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
