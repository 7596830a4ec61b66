using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>
/// A server with its console logger and its configuration, requests that the parent makes, and the end on SIGTERM. It makes
/// no connection itself.
/// </summary>
internal static class Kestrel
{
    private const int SIGTERM = 15;
    private const int Requests = 200;

    public static void Run(int port)
    {
        Serve(WebApplication.CreateSlimBuilder(), port);
        Serve(WebApplication.CreateBuilder(), port);
    }

    private static void Serve(WebApplicationBuilder builder, int port)
    {
        int answered = 0;
        using ManualResetEventSlim enough = new();
        WebApplication app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.Run(async context =>
        {
            await context.Response.WriteAsync("Hello from " + context.Request.Path);
            if (Interlocked.Increment(ref answered) == Requests)
                enough.Set();
        });
        app.StartAsync().Wait();
        if (!enough.Wait(TimeSpan.FromSeconds(60)))
            throw new TimeoutException($"only {answered} requests came");

        _ = Signals.Kill(Environment.ProcessId, SIGTERM);
        if (!app.WaitForShutdownAsync().Wait(TimeSpan.FromSeconds(30)))
            throw new TimeoutException("SIGTERM did not end the server");
    }
}
