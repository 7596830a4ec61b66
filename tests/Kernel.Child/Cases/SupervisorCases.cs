using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Supervisor and target are processes: copies of this program, which die and hand over listeners.</summary>
internal static class SupervisorCases
{
    private const int Descriptors = 1; // SCM_RIGHTS

    /// <summary>This process makes two calls; its supervisor is killed while the first one waits.</summary>
    public static void SupervisorKilled(string[] args)
    {
        using var door = new Door();
        using var supervisor = Copy.Start("supervisor-that-never-answers", door.Path);
        using NotifiedThread target = NotifiedThread.Calling(1, 2);
        using (Socket socket = door.Open())
            target.Listener.SendTo(socket);
        target.Dispose(); // or this process would keep the filter's listener open
        Report.Line("supervisor", supervisor.ReadLine());
        supervisor.Kill();
        target.Join();
        Report.Line("waiting call", target.Results[0]);
        Report.Line("next call", target.Results[1]);
    }

    public static void SupervisorThatNeverAnswers(string[] args)
    {
        using Socket socket = Door.Enter(args[0]);
        using SeccompListener listener = SeccompListener.ReceiveFrom(socket);
        bool received = listener.Receive(out SeccompRequest request);
        Native.Write(1, Encoding.UTF8.GetBytes($"{(received ? "received" : "ended")} {request.Argument(0)}\n"));
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>The target is killed while its call waits for this process.</summary>
    public static void TargetKilled(string[] args)
    {
        using var door = new Door();
        using var target = Copy.Start("target-that-sends", door.Path);
        using Socket socket = door.Open();
        using SeccompListener listener = SeccompListener.ReceiveFrom(socket);
        listener.Receive(out SeccompRequest request);
        Report.Line("read", request.TryReadString(request.Argument(0), 100, out string? text, out _) ? text! : "nothing");
        Report.Line("waiting", request.IsWaiting.ToString());
        target.Kill();

        Report.Line("waiting after", request.IsWaiting.ToString());
        Report.Line("read after", request.TryReadString(request.Argument(0), 100, out _, out int errno).ToString());
        Report.Line("read after errno", errno);
        Report.Line("answer after", request.ReturnValue(1).ToString());
        Report.Line("descriptor after", request.ReturnDescriptor(socket.SafeHandle, closeOnExec: true, out errno).ToString());
        Report.Line("descriptor after errno", errno);
        int further = 0;
        Count().Wait();
        Report.Line("further", further);

        async Task Count()
        {
            await foreach (SeccompRequest _ in listener.ReadAllAsync())
                further++;
        }
    }

    public static unsafe void TargetThatSends(string[] args)
    {
        Seccomp.TryInstall(HandWritten.For(Nr.Getppid, HandWritten.Notify),
            SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener, out SeccompInstallResult result);
        using Socket socket = Door.Enter(args[0]);
        using (var listener = SeccompListener.FromDescriptor(result.Listener))
            listener.SendTo(socket);
        fixed (byte* text = "of the target\0"u8)
            Native.Call(Nr.Getppid, (nint)text);
    }

    /// <summary>The target's filter stops sendmsg, so its listener is taken from it.</summary>
    public static void Taken(string[] args)
    {
        using var target = Copy.Start("target-that-cannot-send");
        int descriptor = int.Parse(target.ReadLine(), CultureInfo.InvariantCulture);
        Report.Line("taken", SeccompListener.TryTake(target.Id, out SeccompListener? listener).ToString());
        using (listener)
        {
            target.WriteLine(); // from here on it makes calls
            listener!.Receive(out SeccompRequest request);
            Report.Line("call", request.Number == Nr.Sendmsg ? "sendmsg" : "other");
            Report.Line("thread", request.ThreadId == target.Id ? "main" : "other");
            request.ReturnValue(77);
            Report.Line("result", target.ReadLine());
        }

        using (SeccompListener.Take(target.Id, descriptor))
            Report.Line("taken by number", "True");
        Report.Exception("not a listener", () => SeccompListener.Take(target.Id, 0));
        Report.Exception("not open", () => SeccompListener.Take(target.Id, 9999));
        target.WriteLine();
        Report.Line("none left", target.ReadLine());
        Report.Line("taken after", SeccompListener.TryTake(target.Id, out _).ToString());
        target.Kill();
        Report.Exception("no process", () => SeccompListener.Take(target.Id, 0));
        Report.Exception("no folder", () => SeccompListener.TryTake(target.Id, out _));
    }

    public static void TargetThatCannotSend(string[] args)
    {
        Seccomp.TryInstall(HandWritten.For(Nr.Sendmsg, HandWritten.Notify),
            SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener, out SeccompInstallResult result);
        using Stream input = Console.OpenStandardInput();
        Tell(result.Listener);
        input.ReadByte();
        Tell(Native.Call(Nr.Sendmsg, -1));
        input.ReadByte();
        Tell(Native.Call(Nr.Close, result.Listener));
        Thread.Sleep(Timeout.Infinite);

        static void Tell(long number) => Native.Write(1, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n")));
    }

    /// <summary>What comes through the socket is no listener, and no descriptor of it stays in this process.</summary>
    public static void NotReceived(string[] args)
    {
        using var door = new Door();
        using Socket sender = Door.Enter(door.Path);
        using Socket receiver = door.Open();
        using NotifiedThread target = NotifiedThread.Calling(1);
        using FileStream file = File.OpenRead("/dev/null");
        long listener = target.Listener.DangerousGetHandle();
        long other = file.SafeFileHandle.DangerousGetHandle();
        Send([]);
        Report.Exception("warm-up", () => Receive());
        int before = OpenDescriptors();

        Send([]);
        Report.Exception("no descriptor", () => Receive());
        Send([other]);
        Report.Exception("no listener", () => Receive());
        Send([listener, listener]);
        Report.Exception("two", () => Receive());
        Report.Line("descriptors", OpenDescriptors() - before);

        ulong limit = Native.LimitDescriptors(0);
        Send([listener]);
        Report.Exception("no room", () => Receive());
        Report.Exception("no room to wait", () => SeccompListener.FromDescriptor((int)listener));
        Native.LimitDescriptors(limit);

        receiver.Blocking = false;
        Task<bool> later = Task.Run(() =>
        {
            using SeccompListener received = Receive();
            return received.Receive(out SeccompRequest request) && request.ReturnValue(9);
        });
        target.Listener.SendTo(sender);
        Report.Line("non-blocking", later.Result.ToString());
        target.Join();
        Report.Line("result", target.Results[0]);

        sender.Dispose();
        Report.Exception("closed", () => Receive());
        using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Report.Exception("no Unix socket", () => SeccompListener.ReceiveFrom(tcp));

        SeccompListener Receive() => SeccompListener.ReceiveFrom(receiver);
        void Send(ReadOnlySpan<long> descriptors) => Message(sender, descriptors);
    }

    private static int OpenDescriptors() => Directory.GetFiles("/proc/self/fd").Length;

    /// <summary>A byte, and descriptors if there are any.</summary>
    private static unsafe void Message(Socket socket, ReadOnlySpan<long> descriptors)
    {
        byte data = 1;
        nint* part = stackalloc nint[] { (nint)(&data), 1 };
        int length = descriptors.IsEmpty ? 0 : 16 + (4 * descriptors.Length);
        byte* control = stackalloc byte[64];
        *(long*)control = length;
        *(int*)(control + 8) = 1; // SOL_SOCKET
        *(int*)(control + 12) = Descriptors;
        for (int i = 0; i < descriptors.Length; i++)
            *(int*)(control + 16 + (4 * i)) = (int)descriptors[i];
        nint* header = stackalloc nint[] { 0, 0, (nint)part, 1, (nint)control, length, 0 };
        ArgumentOutOfRangeException.ThrowIfNotEqual(Native.Call(Nr.Sendmsg, socket.Handle, (nint)header, 0), 1);
    }

    /// <summary>A Unix socket that another process finds by its path.</summary>
    private sealed class Door : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("seccomp").FullName;
        private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

        public Door()
        {
            _socket.Bind(new UnixDomainSocketEndPoint(Path));
            _socket.Listen();
        }

        public string Path => System.IO.Path.Combine(_folder, "socket");

        public static Socket Enter(string path)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return socket;
        }

        /// <summary>The next one who enters.</summary>
        public Socket Open() => _socket.Accept();

        public void Dispose()
        {
            _socket.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Another process that runs a case of this program.</summary>
    private sealed class Copy : IDisposable
    {
        private readonly Process _process;

        private Copy(Process process) => _process = process;

        public int Id => _process.Id;

        public static Copy Start(string @case, params string[] arguments)
        {
            string[] program = [Path.Combine(AppContext.BaseDirectory, "SeccompSharp.Kernel.Child.dll"), @case, .. arguments];
            return new Copy(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, program)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!);
        }

        public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("The copy has ended.");

        public void WriteLine() => _process.StandardInput.Write('\n');

        /// <summary>Kills it, and waits until it has gone.</summary>
        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public void Dispose()
        {
            _process.Kill();
            _process.Dispose();
        }
    }
}
