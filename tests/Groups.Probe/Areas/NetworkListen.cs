using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Answers requests that the parent makes: accepts connections, blocking and not, and makes none.</summary>
internal static class NetworkListen
{
    private const int Requests = 20;

    public static void Run(int port)
    {
        using (Socket both = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true })
        {
            both.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
            both.Listen();
        }

        using TcpListener listener = new(IPAddress.Loopback, port);
        listener.Start();
        Task.Run(async () =>
        {
            for (int i = 0; i < Requests; i++)
            {
                using TcpClient client = i % 2 == 0 ? listener.AcceptTcpClient() : await listener.AcceptTcpClientAsync();
                client.NoDelay = true;
                client.LingerState = new LingerOption(true, 1);
                client.ReceiveTimeout = client.SendTimeout = 20_000;
                client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                client.Client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
                byte[] buffer = new byte[4096];
                int length = i % 4 < 2 ? client.Client.Receive(buffer) : await client.GetStream().ReadAsync(buffer);
                string path = Encoding.ASCII.GetString(buffer, 0, length).Split(' ').ElementAtOrDefault(1) ?? "";
                byte[] answer = Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {11 + path.Length}\r\n\r\nHello from {path}");
                if (i % 4 < 2)
                    client.Client.Send(new List<ArraySegment<byte>> { new(answer, 0, 10), new(answer, 10, answer.Length - 10) });
                else
                    await client.GetStream().WriteAsync(answer);
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }).Wait();
    }
}
