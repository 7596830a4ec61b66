// A worker that may open no file, and a broker that opens those of one folder for it.
//   Broker FOLDER PATH ...             the broker: starts a worker that reads each path, and answers its calls
//   Broker worker SOCKET PATH ...      what it starts; to attack with: write:PATH, and open:PATH and openat2:PATH, which
//                                      make the system call itself, with the path as it stands

using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SeccompSharp;

return args is ["worker", var socket, .. var paths] ? Worker.Run(socket, paths) : Broker.Run(args[0], args[1..]);

internal static class Broker
{
    private const int ESRCH = 3;
    private const int EACCES = 13;
    private const int EXDEV = 18;
    private const int LongestPath = 4096;
    private const ulong CloseOnExec = 0x80000;

    public static int Run(string folder, string[] paths)
    {
        string prefix = Path.GetFullPath(folder).TrimEnd('/') + "/";
        using SafeFileHandle root = NativeCalls.OpenFolder(prefix);

        string meeting = Directory.CreateTempSubdirectory("broker").FullName;
        using var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        door.Bind(new UnixDomainSocketEndPoint(Path.Combine(meeting, "socket")));
        door.Listen();
        using Process worker = Process.Start(Environment.ProcessPath!, [.. Self, "worker", Path.Combine(meeting, "socket"), .. paths]);
        using Socket socket = door.Accept();
        Directory.Delete(meeting, recursive: true);

        using SeccompListener listener = SeccompListener.ReceiveFrom(socket);
        while (listener.Receive(out SeccompRequest request))
            Answer(request, root, prefix);
        worker.WaitForExit();
        return worker.ExitCode;
    }

    /// <summary>Opens in the worker's place. Continue would be wrong: the worker can change the path after this has seen it.</summary>
    private static void Answer(SeccompRequest request, SafeFileHandle root, string prefix)
    {
        int first = request.Number == NativeCalls.OpenNumber ? 0 : 1; // open(path, flags), openat(folder, path, flags)
        ulong flags = request.Argument(first + 1);
        int errno = EACCES;
        if (request.TryReadString(request.Argument(first), LongestPath, out string? path, out int unread))
        {
            if ((flags & ~CloseOnExec) == 0 && path.StartsWith(prefix, StringComparison.Ordinal))
            {
                using SafeFileHandle file = NativeCalls.OpenBeneath(root, path[prefix.Length..], out errno);
                if (!file.IsInvalid && !NativeCalls.IsRegularFile(file))
                    errno = EACCES;
                else if (!file.IsInvalid && request.ReturnDescriptor(file, (flags & CloseOnExec) != 0, out errno))
                    return;
            }
        }
        else
        {
            errno = unread;
        }

        if (errno != ESRCH)
            request.ReturnErrno(errno == EXDEV ? EACCES : errno); // EXDEV: the path leads out of the folder
    }

    private static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}

internal static class Worker
{
    public static int Run(string path, string[] paths)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));

        // What reading, failing and printing take of the runtime, it has to open before it may open nothing.
        Open("/proc/self/stat", print: false);
        Open("/proc/self/nothing", print: false);
        Open("write:/proc/self/nothing", print: false);
        Open("open:/proc/self/stat", print: false);
        Open("openat2:/proc/self/nothing", print: false);
        Console.WriteLine("The worker restricts itself.");

        if (!Seccomp.TryInstall(WorkerPolicy.Filter, SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener, out SeccompInstallResult result))
        {
            Console.WriteLine(result.Message);
            return 1;
        }

        using (SeccompListener listener = SeccompListener.FromDescriptor(result.Listener))
            listener.SendTo(socket);
        foreach (string request in paths)
            Open(request, print: true);
        return 0;
    }

    private static void Open(string request, bool print)
    {
        string outcome;
        try
        {
            if (request.StartsWith("write:", StringComparison.Ordinal))
            {
                File.WriteAllText(request["write:".Length..], "written");
                outcome = "written";
            }
            else if (request.StartsWith("open:", StringComparison.Ordinal))
            {
                using SafeFileHandle file = NativeCalls.Open(request["open:".Length..], out int errno);
                outcome = file.IsInvalid ? $"errno {errno}" : ReadFrom(file);
            }
            else if (request.StartsWith("openat2:", StringComparison.Ordinal))
            {
                using SafeFileHandle file = NativeCalls.OpenAt2(request["openat2:".Length..], out int errno);
                outcome = file.IsInvalid ? $"errno {errno}" : ReadFrom(file);
            }
            else
            {
                outcome = File.ReadAllText(request);
            }
        }
        catch (Exception exception)
        {
            outcome = exception.GetType().Name;
        }

        if (print)
            Console.WriteLine($"  {request}: {outcome}");
    }

    private static string ReadFrom(SafeFileHandle file)
    {
        byte[] text = new byte[1000];
        return Encoding.UTF8.GetString(text, 0, RandomAccess.Read(file, text, 0));
    }
}

// Only what opens files. A worker that is not trusted gets a list of what it may do instead.
[SeccompFilter(SeccompAction.Allow)]
[SeccompRule(SeccompAction.Notify, "open", "openat")]
[SeccompDeny("openat2", "creat", "open_by_handle_at", "open_tree", "io_uring_setup", "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd")]
internal static partial class WorkerPolicy;
