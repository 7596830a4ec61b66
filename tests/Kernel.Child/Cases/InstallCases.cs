using System;
using System.Globalization;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>What <see cref="Seccomp.TryInstall(ReadOnlySpan{SockFilter}, SeccompFlags, out SeccompInstallResult)"/> reports.</summary>
internal static class InstallCases
{
    public static void Install(string[] args)
    {
        Seccomp.Install(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13));
        Report.Line("getppid", Native.Call(Nr.Getppid));
        Report.Line("getpid", Native.Call(Nr.Getpid) == Environment.ProcessId ? "own" : "other");
    }

    /// <summary>A filter that answers seccomp(2) itself, with the errno of the argument: what an outer sandbox does.</summary>
    public static void Refused(string[] args)
    {
        uint errno = uint.Parse(args[0], CultureInfo.InvariantCulture);
        Seccomp.Install(HandWritten.For(Nr.Seccomp, HandWritten.Errno | errno));
        Report.Line("supported", Seccomp.IsSupported.ToString());
        Report.Line("allow", Seccomp.IsActionAvailable(HandWritten.Allow).ToString());
        Tell(HandWritten.Always(HandWritten.Allow), SeccompFlags.SynchronizeThreads);
        Report.Exception("exception", () => Seccomp.Install(HandWritten.Always(HandWritten.Allow)));
    }

    /// <summary>A filter that answers prctl with success, installed by a process with all privileges, which it then gives up.</summary>
    public static void PretendedPrivileges(string[] args)
    {
        Report.Line("outer", InstallNatively(HandWritten.For(Nr.Prctl, HandWritten.Errno)));
        if (args[0] == "unprivileged")
            GiveUpPrivileges();
        Tell(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), SeccompFlags.SynchronizeThreads);
        Report.Line("getppid", Native.Call(Nr.Getppid) == -13 ? "denied" : "made");
    }

    /// <summary>What any user may do: no capability, and no_new_privs left to the library.</summary>
    public static void Unprivileged(string[] args)
    {
        GiveUpPrivileges();
        Report.Line("no_new_privs", NoNewPrivileges());
        Report.Line("natively", InstallNatively(HandWritten.Always(HandWritten.Allow)));
        Tell(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), SeccompFlags.SynchronizeThreads);
        Report.Line("getppid", Native.Call(Nr.Getppid));
    }

    /// <summary>A filter that answers prctl(2) with the errno of the argument.</summary>
    public static void PrivilegesRefused(string[] args)
    {
        uint errno = uint.Parse(args[0], CultureInfo.InvariantCulture);
        Seccomp.Install(HandWritten.For(Nr.Prctl, HandWritten.Errno | errno));
        Tell(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), SeccompFlags.SynchronizeThreads);
        Report.Line("getppid", Native.Call(Nr.Getppid) > 0 ? "allowed" : "denied");
    }

    /// <summary>Failures before the kernel gets the program, in a process that has no_new_privs of nobody else.</summary>
    public static void Foreseen(string[] args)
    {
        Report.Line("outer", InstallNatively(HandWritten.For(Nr.Seccomp, HandWritten.Errno | 38)));
        Report.Line("before", NoNewPrivileges());
        Tell(HandWritten.Always(HandWritten.Allow), SeccompFlags.SynchronizeThreads);
        Seccomp.TryInstall([], out _);
        Seccomp.TryInstall(new SockFilter[Seccomp.MaxFilterLength + 1], out _);
        Report.Line("after", NoNewPrivileges());
    }

    /// <summary>A filter that ends the process at one of the calls of an installation.</summary>
    public static void Killed(string[] args)
    {
        Seccomp.Install(HandWritten.For(args[0] == "prctl" ? Nr.Prctl : Nr.Seccomp, HandWritten.KillProcess));
        Report.Line("outer", "installed");
        Tell(HandWritten.Always(HandWritten.Allow), SeccompFlags.SynchronizeThreads);
    }

    public static void Twice(string[] args)
    {
        Seccomp.Install(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13));
        Tell(HandWritten.For(Nr.Getuid, HandWritten.Errno | 1), SeccompFlags.SynchronizeThreads);
        Report.Line("getppid", Native.Call(Nr.Getppid));
        Report.Line("getuid", Native.Call(Nr.Getuid));
    }

    public static void Flags(string[] args)
    {
        // WaitKillableRecv without a listener is EINVAL on every kernel: a flag that the kernel lacks looks the same.
        Tell(HandWritten.Always(HandWritten.Allow),
            SeccompFlags.SynchronizeThreads | SeccompFlags.Log | SeccompFlags.SpecAllow | SeccompFlags.WaitKillableRecv);
    }

    public static void Listeners(string[] args)
    {
        SockFilter[] allow = HandWritten.Always(HandWritten.Allow);
        Seccomp.TryInstall(allow, SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener, out SeccompInstallResult first);
        Report.Line("first", first.Succeeded && first.Listener > 2 ? "listening" : first.Message);
        Report.Line("first flags", first.FlagsInForce.ToString());
        Tell(allow, SeccompFlags.NewListener);
    }

    public static void UntilFull(string[] args)
    {
        // 4096 instructions each: at most 8 of them, however the kernel counts.
        var filter = new SockFilter[Seccomp.MaxFilterLength];
        Array.Fill(filter, new SockFilter(0x06, 0, 0, HandWritten.Allow));
        int count = 0;
        while (count < 9 && Seccomp.TryInstall(filter, out _))
            count++;
        Report.Line("count", count);
        Tell(filter, SeccompFlags.SynchronizeThreads);
    }

    public static void AllocatedBytes(string[] args)
    {
        SockFilter[] filter = HandWritten.Always(HandWritten.Allow);
        long start = GC.GetAllocatedBytesForCurrentThread();
        Seccomp.Install(filter);
        long first = GC.GetAllocatedBytesForCurrentThread();
        Seccomp.TryInstall(filter, out _);
        long second = GC.GetAllocatedBytesForCurrentThread();
        Report.Line("first", first - start);
        Report.Line("second", second - first);
    }

    public static void Malformed(string[] args)
    {
        SeccompMode before = Seccomp.CurrentMode;
        Report.Exception("empty", () => Seccomp.Install([]));
        Report.Exception("long", () => Seccomp.Install(new SockFilter[Seccomp.MaxFilterLength + 1]));
        Report.Line("mode", Seccomp.CurrentMode == before ? "as before" : "changed");
    }

    /// <summary>As native code does it, for all threads and without no_new_privs: 0, or what the kernel answered.</summary>
    public static unsafe long InstallNatively(SockFilter[] filter)
    {
        fixed (SockFilter* first = filter)
        {
            var program = (Length: (long)filter.Length, First: (nint)first); // struct sock_fprog, little-endian
            return Native.Call(Nr.Seccomp, 1, 1, (nint)(&program));
        }
    }

    public static void Tell(ReadOnlySpan<SockFilter> filter, SeccompFlags flags)
    {
        Seccomp.TryInstall(filter, flags, out SeccompInstallResult result);
        Report.Line("succeeded", result.Succeeded.ToString());
        Report.Line("errno", result.Errno);
        Report.Line("error", result.ErrorName);
        Report.Line("flags", result.FlagsInForce.ToString());
        Report.Line("thread", result.ThreadId);
        Report.Line("cause", result.Cause);
        Report.Line("message", result.Message);
    }

    private static long NoNewPrivileges() => Native.Call(Nr.Prctl, 39); // PR_GET_NO_NEW_PRIVS

    private static unsafe void GiveUpPrivileges()
    {
        Span<uint> header = [0x20080522, 0]; // _LINUX_CAPABILITY_VERSION_3, this thread
        Span<uint> none = stackalloc uint[6];
        fixed (uint* version = header, sets = none)
            Report.Line("capset", Native.Call(Nr.Capset, (nint)version, (nint)sets));
    }
}
