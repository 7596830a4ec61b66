using System.Net;
using System.Net.Sockets;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>A server and its clients in one process, blocking and not.</summary>
internal static class NetworkServer
{
    public static void Run()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task server = Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                using TcpClient client = i % 2 == 0 ? listener.AcceptTcpClient() : await listener.AcceptTcpClientAsync();
                byte[] buffer = new byte[16];
                int length = await client.GetStream().ReadAsync(buffer);
                await client.GetStream().WriteAsync(buffer.AsMemory(0, length));
            }
        });
        for (int i = 0; i < 20; i++)
        {
            using TcpClient client = new();
            client.Connect(IPAddress.Loopback, port);
            client.GetStream().Write([1, 2, 3]);
            if (client.GetStream().Read(new byte[3]) != 3)
                throw new InvalidOperationException("the echo is short");
        }

        server.Wait();
        using Socket both = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
        both.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        both.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        both.Listen();

        using HttpListener http = new();
        int free = FreePort();
        http.Prefixes.Add($"http://127.0.0.1:{free}/");
        http.Start();
        Task answer = Task.Run(async () =>
        {
            HttpListenerContext context = await http.GetContextAsync();
            context.Response.Close([1, 2, 3], willBlock: false);
        });
        using HttpClient browser = new();
        _ = browser.GetByteArrayAsync($"http://127.0.0.1:{free}/").Result;
        answer.Wait();
        http.Stop();
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
