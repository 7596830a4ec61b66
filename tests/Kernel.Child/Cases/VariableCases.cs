using System;
using System.Diagnostics;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Filters whose values are known only at installation.</summary>
internal static class VariableCases
{
    private const long Position = 0x3_0000_0007;

    public static void WriteToLog(string[] args)
    {
        using SafeFileHandle other = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite);
        using SafeFileHandle log = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite);
        (int allowed, int denied) = ((int)log.DangerousGetHandle(), (int)other.DangerousGetHandle());
        long start = GC.GetAllocatedBytesForCurrentThread();
        Policies.WriteToLog.Install(allowed, Position);
        long first = GC.GetAllocatedBytesForCurrentThread();
        bool again = Policies.WriteToLog.TryInstall(allowed, Position, out SeccompInstallResult result);
        long second = GC.GetAllocatedBytesForCurrentThread();

        Report.Line("first", first - start);
        Report.Line("second", second - first);
        Report.Line("again", (again && result.Succeeded).ToString());
        Report.Line("log", Native.Write(allowed, "line\n"u8));
        Report.Line("other", Native.Write(denied, "line\n"u8));
        Report.Line("position", Native.Call(Nr.Lseek, allowed, Position, 0));
        Report.Line("other high word", Native.Call(Nr.Lseek, allowed, Position ^ (1L << 32), 0));
        Report.Line("other low word", Native.Call(Nr.Lseek, allowed, Position ^ 1, 0));
    }

    /// <summary>A value for this run says nothing about the next filter of the same class.</summary>
    public static void TwoValues(string[] args)
    {
        Policies.WriteToLog.Install(log: 7, position: 5);
        Policies.WriteToLog.Install(log: 8, position: 6);
        Report.Line("first", Native.Write(7, "line\n"u8));
        Report.Line("second", Native.Write(8, "line\n"u8));
        Report.Line("five", Native.Call(Nr.Lseek, 1000, 5, 0));
        Report.Line("six", Native.Call(Nr.Lseek, 1000, 6, 0));
        Report.Line("seven", Native.Call(Nr.Lseek, 1000, 7, 0));
    }

    public static void ValuesThatDoNotFit(string[] args)
    {
        SeccompMode before = Seccomp.CurrentMode;
        Report.Exception("access", () => Policies.Masks.Install(access: 4, mode: 0, pid: 0, rest: 0));
        Report.Exception("mode", () => Policies.Masks.Install(access: 0, mode: 0x1_0000, pid: 0, rest: 0));
        Report.Exception("pid", () => Policies.Masks.Install(access: 0, mode: 0, pid: -1, rest: 0));
        Report.Exception("rest", () => Policies.Masks.Install(access: 0, mode: 0, pid: 0, rest: 0x1_0000_0000));
        bool tried = Policies.Masks.TryInstall(access: 0, mode: 0, pid: 0, rest: 0x10, out SeccompInstallResult result);
        Report.Line("tried", tried.ToString());
        Report.Line("message", result.Message);
        Report.Line("mode before and after", Seccomp.CurrentMode == before ? "the same" : "not the same");

        long start = GC.GetAllocatedBytesForCurrentThread();
        Policies.Masks.Install(access: 3, mode: 0xffff, pid: 0xff, rest: 0xf);
        Report.Line("bytes", GC.GetAllocatedBytesForCurrentThread() - start);
        Report.Line("lseek", Native.Call(Nr.Lseek, 1000, 0xff, 0));
    }

    public static void SignalItself(string[] args)
    {
        int parent = (int)Native.Call(Nr.Getppid);
        long start = GC.GetAllocatedBytesForCurrentThread();
        Policies.SignalsToItself.Install();
        long first = GC.GetAllocatedBytesForCurrentThread();
        bool again = Policies.SignalsToItself.TryInstall(out SeccompInstallResult result);
        long second = GC.GetAllocatedBytesForCurrentThread();

        Report.Line("first", first - start);
        Report.Line("second", second - first);
        Report.Line("again", (again && result.Succeeded).ToString());
        Report.Line("itself", Signal(Environment.ProcessId));
        Report.Line("itself, high bits set", Native.Call(Nr.Kill, (1L << 32) + Environment.ProcessId, 0));
        Report.Line("parent", Signal(parent));
        Report.Line("process group", Signal(0));
        Report.Line("everybody", Signal(-1));
        Report.Line("its group by number", Signal(-Environment.ProcessId));
    }

    /// <summary>The filter as it is handed out, with nothing put in.</summary>
    public static void SignalBeforeInstall(string[] args)
    {
        int parent = (int)Native.Call(Nr.Getppid);
        Seccomp.Install(Policies.SignalsToItself.Filter);
        Report.Line("itself", Signal(Environment.ProcessId));
        Report.Line("parent", Signal(parent));
        Report.Line("process group", Signal(0));
        Report.Line("nobody", Signal(int.MaxValue));
    }

    public static void GroupOfItself(string[] args)
    {
        Policies.NoGroupOfItself.Install();
        Report.Line("itself", Native.Call(Nr.Getpgid, Environment.ProcessId));
        Report.Line("parent", Native.Call(Nr.Getpgid, Native.Call(Nr.Getppid)) > 0 ? "answered" : "refused");
    }

    /// <summary>A started program has another id, so that $self is not it.</summary>
    public static void ChildSignals(string[] args)
    {
        Policies.ChildrenSignalNobody.Install();
        Report.Line("itself", Signal(Environment.ProcessId));
        foreach ((string whom, string id) in new[] { ("child itself", "$$"), ("parent of the child", "$PPID") })
        {
            using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"kill -0 {id}"]) { RedirectStandardError = true })!;
            shell.WaitForExit();
            Report.Line(whom, shell.ExitCode == 0 ? "allowed" : "refused");
        }
    }

    private static long Signal(int process) => Native.Call(Nr.Kill, process, 0);
}
