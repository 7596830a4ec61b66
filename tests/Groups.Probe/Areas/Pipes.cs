using System.IO.Pipes;
using System.Net.Sockets;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Anonymous pipes, named pipes, and the sockets these are.</summary>
internal static class Pipes
{
    public static void Run()
    {
        using (AnonymousPipeServerStream server = new(PipeDirection.Out))
        using (AnonymousPipeClientStream client = new(PipeDirection.In, server.ClientSafePipeHandle))
        {
            server.WriteByte(1);
            _ = client.ReadByte();
        }

        string name = "probe-" + Environment.ProcessId;
        using (NamedPipeServerStream server = new(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly))
        using (NamedPipeClientStream client = new(".", name, PipeDirection.InOut, PipeOptions.CurrentUserOnly))
        {
            Task connected = server.WaitForConnectionAsync();
            client.Connect(10_000);
            connected.Wait();
            client.WriteByte(1);
            _ = server.ReadByte();
            server.WriteAsync(new byte[10]).AsTask().Wait();
            _ = client.Read(new byte[10]);
        }

        string path = Path.Combine(Path.GetTempPath(), name + ".socket");
        using Socket listening = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(path));
        listening.Listen();
        using Socket connecting = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Task<Socket> accepting = listening.AcceptAsync();
        connecting.ConnectAsync(new UnixDomainSocketEndPoint(path)).Wait();
        using Socket accepted = accepting.Result;
        connecting.Send([1]);
        _ = accepted.Receive(new byte[1]);
    }
}
