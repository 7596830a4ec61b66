using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>The filters that people write first, in a whole .NET process.</summary>
internal static unsafe class PatternCases
{
    private const long ReadOnly = 0;
    private const long WriteOnly = 1;
    private const long ReadWrite = 2;
    private const long PrivateAnonymous = 2 | 32;

    public static void ReadOnlyFiles(string[] args)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "before");
        Policies.ReadOnlyFiles.Install();
        Report.Line("read", File.ReadAllText(path));
        Report.Exception("write", () => File.WriteAllText(path, "after"));
        fixed (byte* name = "/dev/null\0"u8)
        {
            Report.Line("openat", Native.Call(Nr.Openat, -100, (nint)name, ReadOnly) > 0 ? "made" : "not made");
            Report.Line("openat to write", Native.Call(Nr.Openat, -100, (nint)name, WriteOnly));
            Report.Line("openat to do both", Native.Call(Nr.Openat, -100, (nint)name, ReadWrite));
            Report.Line("openat2", Native.Call(Nr.Openat2, -100, (nint)name, 0, 0));
            if (Nr.IsX64)
                Report.Line("open to write", Native.Call(Nr.OpenOnX64, (nint)name, WriteOnly));
        }

        File.Delete(path);
    }

    public static void NoNetwork(string[] args)
    {
        Policies.NoNetwork.Install();
        Report.Line("socket", Native.Call(Nr.Socket, 2, 1, 0));
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            Report.Line("Socket", "opened");
        }
        catch (SocketException exception)
        {
            Report.Line("Socket", exception.SocketErrorCode.ToString());
        }
    }

    public static void NoProcesses(string[] args)
    {
        Policies.NoProcesses.Install();
        Report.Exception("Process.Start", () => Process.Start("/bin/true").WaitForExit());
        Report.Exception("Thread.Start", () =>
        {
            var thread = new Thread(() => Report.Line("thread", "ran"));
            thread.Start();
            thread.Join();
        });
    }

    public static void WriteToTerminalOnly(string[] args)
    {
        using FileStream file = File.OpenWrite("/dev/null");
        long descriptor = file.SafeFileHandle.DangerousGetHandle();
        Confined.Run(() => Policies.WriteToTerminalOnly.Filter, () =>
        {
            Native.Write(1, "out\n"u8);
            Native.Write(2, "err\n"u8);
            return [Native.Write((int)descriptor, "file\n"u8)];
        });
    }

    public static void NoWritableMemory(string[] args)
    {
        long[] results = Confined.Run(() => Policies.NoWritableMemory.Filter, () =>
        [
            Native.Call(Nr.Mmap, 0, Native.PageSize, 1, PrivateAnonymous, -1, 0),
            Native.Call(Nr.Mmap, 0, Native.PageSize, 1 | 2, PrivateAnonymous, -1, 0),
            Native.Call(Nr.Mmap, 0, Native.PageSize, 2, PrivateAnonymous, -1, 0),
        ]);
        Report.Line("readable", results[0] > 0 ? "mapped" : "not mapped");
        Report.Line("readable and writable", results[1]);
        Report.Line("writable", results[2]);
    }

    public static void LikeStrictMode(string[] args) => Confined.Run(() => Policies.LikeStrictMode.Filter, () =>
    {
        Native.Write(1, "written\n"u8);
        return [Native.Call(Nr.Getpid)];
    });

    public static void Layers(string[] args)
    {
        Policies.NoProcesses.Install();
        Policies.NoNetwork.Install();
        Policies.ReadOnlyFiles.Install();
        Report.Exception("process", () => Process.Start("/bin/true").WaitForExit());
        Report.Exception("network", () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Dispose());
        Report.Exception("file", () => File.WriteAllText("/dev/null", "x"));
    }
}
