using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SeccompSharp.KernelBench;

/// <summary>
/// <c>dotnet run --project bench/Kernel -c Release -- [--rounds N]</c>: one table a policy, as Markdown. Each policy is
/// measured by a process of its own, which is this program again, and each round in a child of that. <c>--cache</c>: which
/// calls this kernel answers from its allow cache instead. <c>--jit</c>: what its JIT compiler's passes cost.
/// </summary>
internal static class EntryPoint
{
    private static int Main(string[] args)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Console.Error.WriteLine("Filters are measured on x86_64 Linux only.");
            return 1;
        }

        if (args is ["--measure", var path])
        {
            Job job = JsonSerializer.Deserialize<Job>(File.ReadAllText(path))!;
            Console.WriteLine(JsonSerializer.Serialize(Measurement.Run(job)));
            return 0;
        }

        if (args is ["--cache"])
        {
            foreach (BenchPolicy policy in BenchPolicies.All())
            {
                foreach (string line in CacheCheck.Run(Subject.Of(policy), rounds: 5))
                    Console.WriteLine(line);
            }

            return 0;
        }

        if (args is ["--jit"])
        {
            foreach (string line in JitCheck.Run(rounds: 101))
                Console.WriteLine(line);
            return 0;
        }

        int rounds = args is ["--rounds", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 25;
        foreach (BenchPolicy policy in BenchPolicies.All())
        {
            Subject subject = Subject.Of(policy);
            foreach (string line in Table.Of(subject, Measure(subject.ToJob(rounds))))
                Console.WriteLine(line);
        }

        return 0;
    }

    public static Measured Measure(Job job)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(job));
            string[] arguments = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
                ? [typeof(EntryPoint).Assembly.Location, "--measure", path]
                : ["--measure", path];
            using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath, arguments) { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<Measured>(output)!
                : throw new InvalidOperationException($"The measuring process ended with exit code {process.ExitCode}.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
