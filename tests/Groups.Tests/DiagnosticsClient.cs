using System;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SeccompSharp.Groups.Tests;

/// <summary>
/// Speaks to a runtime's diagnostics port as dotnet-counters and dotnet-trace do: asks what the process is, records its
/// events for a moment, and says that it is done.
/// </summary>
/// <remarks>The protocol: dotnet/diagnostics, documentation/design-docs/ipc-protocol.md.</remarks>
internal sealed class DiagnosticsClient : IDisposable
{
    private const byte EventPipeCommands = 2;
    private const byte StopTracing = 1;
    private const byte CollectTracing = 2;
    private const byte ProcessCommands = 4;
    private const byte ProcessInfo = 0;

    private readonly Process _process;
    private readonly string _temporary;
    private readonly Task _task;

    public DiagnosticsClient(Process process, string temporary, string doneFile)
    {
        _process = process;
        _temporary = temporary;
        _task = Task.Run(() => Converse(doneFile));
    }

    public void Dispose() => _task.Wait();

    private void Converse(string doneFile)
    {
        try
        {
            using (NetworkStream info = Send(ProcessCommands, ProcessInfo, []))
                _ = ReadAnswer(info);
            using NetworkStream events = Send(EventPipeCommands, CollectTracing, SessionOfRuntimeEvents());
            byte[] session = ReadAnswer(events);
            events.ReadExactly(new byte[64]);
            using (NetworkStream stop = Send(EventPipeCommands, StopTracing, session))
            {
                events.CopyTo(Stream.Null);
                _ = ReadAnswer(stop);
            }

            File.WriteAllText(doneFile, "");
        }
        catch (Exception stopped) when (stopped is IOException or SocketException or InvalidOperationException)
        {
            // A probe that its filter ended: its exit status says so. One that runs on ends by its own timeout.
        }
    }

    private static byte[] SessionOfRuntimeEvents()
    {
        using MemoryStream payload = new();
        using BinaryWriter writer = new(payload, Encoding.Unicode);
        writer.Write(16); // MiB of buffer
        writer.Write(1);  // the format of dotnet-trace
        writer.Write(1);  // providers
        writer.Write(1L); // keyword: garbage collection
        writer.Write(5);  // verbose
        const string Provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write(Provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(Provider));
        writer.Write(0);
        return payload.ToArray();
    }

    private NetworkStream Send(byte commandSet, byte command, byte[] payload)
    {
        byte[] message = new byte[20 + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = commandSet;
        message[17] = command;
        payload.CopyTo(message, 20);

        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(FindPort()));
        NetworkStream stream = new(socket, ownsSocket: true);
        stream.Write(message);
        return stream;
    }

    private static byte[] ReadAnswer(NetworkStream stream)
    {
        byte[] header = new byte[20];
        stream.ReadExactly(header);
        byte[] payload = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(14)) - header.Length];
        stream.ReadExactly(payload);
        return header[17] == 0 ? payload : throw new InvalidOperationException("the runtime refused a command");
    }

    /// <summary>The port is open before Main: only with the filter in force does its use say anything.</summary>
    private bool IsConfined() => File.ReadLines($"/proc/{_process.Id}/status").Contains("Seccomp:\t2");

    private string FindPort()
    {
        while (!_process.HasExited)
        {
            if (IsConfined() && Directory.GetFiles(_temporary, $"dotnet-diagnostic-{_process.Id}-*-socket").FirstOrDefault() is { } port)
                return port;
            Thread.Sleep(10);
        }

        throw new InvalidOperationException("the process has ended");
    }
}
