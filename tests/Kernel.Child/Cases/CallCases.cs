using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Which system calls an installation makes, as a supervisor sees them that lets them all go on.</summary>
internal static unsafe class CallCases
{
    private const int NewListener = 8; // SECCOMP_FILTER_FLAG_NEW_LISTENER
    private const long Receive = 0xc0502100; // SECCOMP_IOCTL_NOTIF_RECV
    private const long Send = 0xc0182101; // SECCOMP_IOCTL_NOTIF_SEND
    private const uint Continue = 1; // SECCOMP_USER_NOTIF_FLAG_CONTINUE

    private static readonly long[] s_calls = new long[64];
    private static int s_count;
    private static long s_listener;

    /// <summary>A thread installs a filter, watched between two calls of getppid, which nothing else makes.</summary>
    public static void OfInstall(string[] args)
    {
        SockFilter[] allow = HandWritten.Always(HandWritten.Allow);
        // Everything once before it is watched: what the JIT compiler calls is not the library's.
        Watch(
            () => Seccomp.TryInstall(allow, SeccompFlags.None, out _),
            () => Seccomp.TryInstall(allow, SeccompFlags.None, out _));
    }

    /// <summary>A thread puts the reporter in place, the first time in the process.</summary>
    public static void OfReporter(string[] args) =>
        Watch(() => true, () => Seccomp.TryReportViolations("Sandbox", SeccompReporterCalls.None, out _));

    private static void Watch(Func<bool> before, Func<bool> watched)
    {
        SockFilter[] notify = HandWritten.Always(HandWritten.Notify);
        bool succeeded = false;
        // In the background: it supervises until the process ends.
        new Thread(Supervise) { IsBackground = true }.Start();
        var supervised = new Thread(() =>
        {
            Native.Call(Nr.Getppid);
            before();
            fixed (SockFilter* first = notify)
            {
                var program = (Length: (long)notify.Length, First: (nint)first); // struct sock_fprog, little-endian
                Volatile.Write(ref s_listener, Native.Call(Nr.Seccomp, 1, NewListener, (nint)(&program)));
            }

            Native.Call(Nr.Getppid);
            succeeded = watched();
            Native.Call(Nr.Getppid);
        });
        supervised.Start();
        supervised.Join();

        ReadOnlySpan<long> calls = s_calls.AsSpan(0, Math.Min(Volatile.Read(ref s_count), s_calls.Length));
        calls = calls[(calls.IndexOf(Nr.Getppid) + 1)..];
        calls = calls[..calls.IndexOf(Nr.Getppid)];
        Report.Line("succeeded", succeeded.ToString());
        Report.Line("calls", string.Join(' ', Array.ConvertAll(calls.ToArray(), Name)));
    }

    private static void Supervise()
    {
        while (Volatile.Read(ref s_listener) == 0)
            Thread.Yield();
        while (true)
        {
            Notification notification = default;
            if (Native.Call(Nr.Ioctl, s_listener, Receive, (nint)(&notification)) != 0)
                return;
            int index = Interlocked.Increment(ref s_count) - 1;
            if (index < s_calls.Length)
                s_calls[index] = notification.Number;
            var response = new Response { Id = notification.Id, Flags = Continue };
            Native.Call(Nr.Ioctl, s_listener, Send, (nint)(&response));
        }
    }

    private static string Name(long number) =>
        number == Nr.Seccomp ? "seccomp" : number == Nr.Prctl ? "prctl" : $"{number}";

    /// <summary><c>struct seccomp_notif</c> of include/uapi/linux/seccomp.h, as far as it is read here.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 80)]
    private struct Notification
    {
        [FieldOffset(0)]
        public ulong Id;

        [FieldOffset(16)]
        public int Number;
    }

    /// <summary><c>struct seccomp_notif_resp</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Response
    {
        public ulong Id;
        public long Value;
        public int Error;
        public uint Flags;
    }
}
