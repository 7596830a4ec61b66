// Builds samples/Web for the JIT and as a native binary, serves requests with each under its filter, and ends it.
//   [--requests N] [--connections N]

using System;
using System.Globalization;

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
        using WebServer server = WebServer.Start(WebBuild.Make("web-bench", aot), aot);
        LoadResult load = Load.SendAsync(server.Address, requests, connections).GetAwaiter().GetResult();
        (int exitCode, _) = server.Terminate();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(aot ? "NativeAOT" : "JIT")}: {load.Requests:N0} requests over {connections} connections answered in {load.Elapsed.TotalSeconds:0.0} s, {load.Collections:N0} collections, SIGTERM: exit status {exitCode}"));
        return exitCode == 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: SeccompSharp.WebLoad [--requests N] [--connections N]");
        return 2;
    }
}
