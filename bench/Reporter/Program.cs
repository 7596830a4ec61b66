// What a reporter costs: putting it in place, and a call that is answered with an errno, by the filter or by way of SIGSYS.
//   dotnet bench/Reporter/bin/Release/net10.0/SeccompSharp.ReporterBench.dll [--rounds N]

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using SeccompSharp;

if (args is ["--child", var kind])
{
    Measure(kind);
    return;
}

int rounds = args is ["--rounds", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 21;
string[] kinds = ["allowed", "errno", "trap"];
var results = kinds.ToDictionary(one => one, _ => new List<double[]>());
for (int round = 0; round < rounds; round++)
{
    // In another order each round: none is always the first.
    foreach (string one in kinds.Skip(round % kinds.Length).Concat(kinds.Take(round % kinds.Length)))
        results[one].Add(Run(one));
}

Console.WriteLine($"Medians of {rounds} processes each:");
Console.WriteLine($"put in place, first call of the library included: {Median(results["trap"].Select(result => result[0])):0} µs, {Median(results["trap"].Select(result => result[1])):0} bytes allocated");
foreach (string one in kinds)
    Console.WriteLine($"getppid, {one}: {Median(results[one].Select(result => result[2])):0} ns");
Console.WriteLine($"getpid, which the filter allows, with a reporter over without: {Median(results["trap"].Zip(results["errno"], (with, without) => with[3] / without[3])):0.00}");

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return sorted[sorted.Length / 2];
}

static double[] Run(string kind)
{
    using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Program).Assembly.Location, "--child", kind])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
    string output = process.StandardOutput.ReadToEnd();
    process.StandardError.ReadToEnd();
    process.WaitForExit();
    return [.. output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}

static void Measure(string kind)
{
    const int calls = 200_000;
    const ushort load = 0x20, equal = 0x15, answer = 0x06;
    const uint getppid = 110, allow = 0x7fff_0000, errno = 0x0005_000d, trap = 0x0003_000d;
    double start = 0, bytes = 0;
    if (kind == "trap")
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long began = Stopwatch.GetTimestamp();
        Seccomp.ReportViolations("Sandbox", SeccompReporterCalls.GetThreadName);
        start = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    uint action = kind == "trap" ? trap : kind == "errno" ? errno : allow;
    Seccomp.Install([new(load, 0, 0, 0), new(equal, 0, 1, getppid), new(answer, 0, 0, action), new(answer, 0, 0, allow)]);
    double denied = Time(Native.Getppid), allowed = Time(Native.Getpid);
    Console.Write(string.Create(CultureInfo.InvariantCulture, $"{start} {bytes} {denied} {allowed}"));

    static double Time(Func<int> call)
    {
        for (int i = 0; i < calls / 10; i++)
            call();
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / calls;
    }
}

internal static partial class Native
{
    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int Getppid();

    [LibraryImport("libc", EntryPoint = "getpid")]
    public static partial int Getpid();
}
