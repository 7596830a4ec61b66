using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace SeccompSharp.Groups.Tests;

/// <summary>Makes requests to a port of the loopback device until it is disposed, and looks at the answers.</summary>
internal sealed class Browser : IDisposable
{
    private const int Connections = 8;

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly CancellationTokenSource _end = new();
    private readonly Task _task;

    public Browser(int port) =>
        _task = Task.WhenAll(Enumerable.Range(0, Connections).Select(index => Task.Run(() => Browse($"http://127.0.0.1:{port}", $"/{index}"))));

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _end.Cancel();
        _task.Wait();
        _client.Dispose();
        _end.Dispose();
    }

    private async Task Browse(string address, string path)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                string answer = await _client.GetStringAsync(address + path, _end.Token);
                if (answer != "Hello from " + path)
                    throw new InvalidOperationException("the answer is wrong: " + answer);
            }
            catch (Exception silent) when (silent is HttpRequestException or SocketException or OperationCanceledException)
            {
                // The server does not listen yet, or no longer. What ended it, its exit status says.
                await Task.Delay(10);
            }
        }
    }
}
