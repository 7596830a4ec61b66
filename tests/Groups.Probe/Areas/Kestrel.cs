using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>A server with its console logger and its configuration, real requests, and the end on SIGTERM.</summary>
internal static class Kestrel
{
    private const int SIGTERM = 15;
    private const int Requests = 200;

    public static void Run()
    {
        Serve(WebApplication.CreateSlimBuilder());
        Serve(WebApplication.CreateBuilder());
    }

    private static void Serve(WebApplicationBuilder builder)
    {
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context => context.Response.WriteAsync("Hello from " + context.Request.Path));
        app.StartAsync().Wait();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using (HttpClient client = new())
        {
            Parallel.For(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index =>
            {
                if (client.GetStringAsync($"{address}/{index}").GetAwaiter().GetResult() != $"Hello from /{index}")
                    throw new InvalidOperationException("the answer is wrong");
            });
        }

        _ = Signals.Kill(Environment.ProcessId, SIGTERM);
        if (!app.WaitForShutdownAsync().Wait(TimeSpan.FromSeconds(30)))
            throw new TimeoutException("SIGTERM did not end the server");
    }
}
