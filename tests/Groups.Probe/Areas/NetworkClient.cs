using System.Net;
using System.Net.Sockets;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Talks to the parent, which answers HTTP on a port of the loopback device.</summary>
internal static class NetworkClient
{
    public static void Run(int port)
    {
        using (HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) })
        {
            for (int i = 0; i < 5; i++)
                _ = client.GetStringAsync($"http://127.0.0.1:{port}/").Result;
        }

        using (TcpClient tcp = new())
        {
            tcp.NoDelay = true;
            tcp.Connect(IPAddress.Loopback, port);
            using NetworkStream stream = tcp.GetStream();
            stream.Write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8);
            _ = stream.ReadByte() + tcp.Available;
            tcp.Client.Shutdown(SocketShutdown.Both);
        }

        using UdpClient udp = new(new IPEndPoint(IPAddress.Loopback, 0));
        udp.Send([1, 2, 3], 3, (IPEndPoint)udp.Client.LocalEndPoint!);
        _ = udp.ReceiveAsync().Result.Buffer.Length;

        try
        {
            using TcpClient refused = new();
            refused.Connect(IPAddress.Loopback, 1);
        }
        catch (SocketException)
        {
            // Nobody listens on port 1: the failing path was to be taken.
        }
    }
}
