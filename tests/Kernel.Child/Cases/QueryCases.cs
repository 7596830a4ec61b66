using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>What <see cref="Seccomp"/> tells about the kernel and the calling thread.</summary>
internal static class QueryCases
{
    private static readonly SockFilter[] s_allow = HandWritten.Always(HandWritten.Allow);

    public static void Kernel(string[] args)
    {
        Report.Line("supported", Seccomp.IsSupported.ToString());
        foreach (string action in args)
            Report.Line(action, Seccomp.IsActionAvailable(Convert.ToUInt32(action, 16)).ToString());
    }

    /// <summary>Filters of this library and then one that native code installs.</summary>
    public static void Stacked(string[] args)
    {
        State("before");
        Seccomp.Install(s_allow);
        State("one");
        Seccomp.Install(s_allow);
        State("two");
        InstallCases.InstallNatively(s_allow);
        State("native");
    }

    /// <summary>A process that installs a filter and starts this program once more.</summary>
    public static void Inherited(string[] args)
    {
        Seccomp.Install(s_allow);
        State("parent");
        // As it was started itself, with dotnet or as a native binary, and the case at the end.
        string[] command = File.ReadAllText("/proc/self/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        using Process child = Process.Start(command[0], [.. command[1..^1], "query-inheriting"]);
        child.WaitForExit();
    }

    public static void Inheriting(string[] args)
    {
        State("inherited");
        Seccomp.Install(s_allow);
        State("added");
    }

    /// <summary>A filter of a single thread, as that thread and another one see it.</summary>
    public static void OneThread(string[] args)
    {
        State("before");
        var thread = new Thread(() =>
        {
            Seccomp.Install(s_allow, SeccompFlags.None);
            State("own");
        });
        thread.Start();
        thread.Join();
        State("other");
    }

    public static void AllocatedBytes(string[] args)
    {
        Seccomp.Install(s_allow);
        long start = GC.GetAllocatedBytesForCurrentThread();
        _ = Seccomp.FilterCount;
        _ = Seccomp.IsConfinedFromOutside;
        _ = Seccomp.CurrentMode;
        _ = Seccomp.IsSupported;
        _ = Seccomp.IsActionAvailable(HandWritten.Allow);
        Report.Line("bytes", GC.GetAllocatedBytesForCurrentThread() - start);
    }

    private static void State(string name)
    {
        Report.Line(name + " mode", Seccomp.CurrentMode.ToString());
        Report.Line(name + " count", Seccomp.FilterCount?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
        Report.Line(name + " outside", Seccomp.IsConfinedFromOutside?.ToString() ?? "unknown");
    }
}
