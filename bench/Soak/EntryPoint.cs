using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SeccompSharp.WebLoad;

namespace SeccompSharp.Soak;

/// <summary>Whether samples/Web serves for minutes under its filter, without a failed request and in the same memory. See bench/README.md.</summary>
internal static class EntryPoint
{
    private static readonly TimeSpan s_betweenSamples = TimeSpan.FromSeconds(10);

    /// <summary>--minutes N (10), --connections N (16), --build jit or aot (both, one after the other).</summary>
    private static int Main(string[] args)
    {
        int minutes = 10, connections = 16;
        bool[] builds = [false, true];
        for (int i = 0; i < args.Length; i += 2)
        {
            switch (args[i..Math.Min(i + 2, args.Length)])
            {
                case ["--minutes", var value] when TryRead(value, out minutes): break;
                case ["--connections", var value] when TryRead(value, out connections): break;
                case ["--build", "jit"]: builds = [false]; break;
                case ["--build", "aot"]: builds = [true]; break;
                default:
                    Console.Error.WriteLine("usage: SeccompSharp.Soak [--minutes N] [--connections N] [--build jit|aot]");
                    return 2;
            }
        }

        string[] folders = [.. builds.Select(aot => WebBuild.Make("soak", aot))];
        bool held = true;
        Console.WriteLine("| build | minutes | requests | failed | resident MiB: first | median | last | first half | second half | flat | collections | exit status |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach ((bool aot, string folder) in builds.Zip(folders))
            held &= Serve(aot, folder, minutes, connections);
        return held ? 0 : 1;
    }

    private static bool TryRead(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;

    private static bool Serve(bool aot, string folder, int minutes, int connections)
    {
        using WebServer server = WebServer.Start(folder, aot, smallGenerations: false);
        Task<SoakResult> load = Load.SendAsync(server.Address, TimeSpan.FromMinutes(minutes), connections);
        List<long> sizes = [];
        while (!load.Wait(s_betweenSamples))
            sizes.Add(server.ResidentBytes);
        SoakResult result = load.Result;
        (int exitCode, _) = server.Terminate();

        var memory = new ResidentMemory(sizes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {(aot ? "NativeAOT" : "JIT")} | {minutes} | {result.Requests:N0} | {result.Failed:N0} | {memory} | {result.Collections:N0} | {exitCode} |"));
        Console.Error.WriteLine($"MiB every {s_betweenSamples.TotalSeconds} s: {memory.Series}");
        if (result.FirstFailure is { } failure)
            Console.Error.WriteLine(failure);
        return result.Failed == 0 && memory.IsFlat && exitCode == 0;
    }
}
