// Builds samples/Web for the JIT and as a native binary, serves requests with each under its filter, and ends it.
//   [--requests N] [--connections N]

using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace SeccompSharp.WebLoad;

internal static class EntryPoint
{
    private static int Main(string[] args)
    {
        int requests = 100_000, connections = 16;
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value == 0)
                return Usage();
            switch (args[i])
            {
                case "--requests": requests = value; break;
                case "--connections": connections = value; break;
                default: return Usage();
            }
        }

        bool held = true;
        foreach (bool aot in new[] { false, true })
            held &= Serve(aot, requests, connections);
        return held ? 0 : 1;
    }

    private static bool Serve(bool aot, int requests, int connections)
    {
        string folder = Path.Combine(Root, "artifacts", "web-bench", aot ? "aot" : "jit");
        Build(aot, folder);
        using WebServer server = WebServer.Start(folder, aot);
        LoadResult load = Load.SendAsync(server.Address, requests, connections).GetAwaiter().GetResult();
        (int exitCode, _) = server.Terminate();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(aot ? "NativeAOT" : "JIT")}: {load.Requests:N0} requests over {connections} connections answered in {load.Elapsed.TotalSeconds:0.0} s, {load.Collections:N0} collections, SIGTERM: exit status {exitCode}"));
        return exitCode == 0;
    }

    private static void Build(bool aot, string folder)
    {
        using Process build = Process.Start(
            new ProcessStartInfo("dotnet", [aot ? "publish" : "build", "samples/Web", "-c", "Release", "-o", folder, "-v", "quiet", "-nologo", "-clp:NoSummary"]) { WorkingDirectory = Root })!;
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidOperationException("samples/Web does not build.");
    }

    private static string Root
    {
        get
        {
            string? directory = AppContext.BaseDirectory;
            while (directory is not null && !File.Exists(Path.Combine(directory, "generator.sln")))
                directory = Path.GetDirectoryName(directory);
            return directory ?? throw new InvalidOperationException("This runs inside the repository.");
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: SeccompSharp.WebLoad [--requests N] [--connections N]");
        return 2;
    }
}
