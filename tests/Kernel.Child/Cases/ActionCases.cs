using System.IO;
using System.Threading;
using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>What each action does to a call.</summary>
internal static unsafe class ActionCases
{
    public static void Survivable(string[] args)
    {
        Policies.Survivable.Install();
        Report.Line("errno", Native.Call(Nr.Getppid));
        Report.Line("errno 0", Native.Call(Nr.Getpgid, 0));
        Report.Line("errno 4095", Native.Call(Nr.Getsid, 0));
        Report.Line("log", Native.Call(Nr.Getuid));
        Report.Line("trace", Native.Call(Nr.Getgid));
        Report.Line("notify", Native.Call(Nr.Geteuid));
        Report.Line("allow", Native.Call(Nr.Getegid));
    }

    public static void KillProcess(string[] args)
    {
        KillingTheProcess.Install();
        Report.Line("getppid", Native.Call(Nr.Getppid));
    }

    public static void Trap(string[] args)
    {
        Trapping.Install();
        Report.Line("getppid", Native.Call(Nr.Getppid));
    }

    public static void KillThread(string[] args)
    {
        int* place = stackalloc int[2];
        KillingTheThread.Install();
        MachineCode.StartGetppidThread(place);
        while (Volatile.Read(ref place[0]) == 0)
            Thread.Sleep(1);
        while (Directory.Exists($"/proc/self/task/{place[1]}"))
            Thread.Sleep(1);
        Report.Line("progress", Volatile.Read(ref place[0]));
    }

    public static void Log(string[] args)
    {
        Logging.Install();
        Report.Line("pid", Native.Call(Nr.Getpid));
        Report.Line("getppid", Native.Call(Nr.Getppid) > 0 ? "made" : "not made");
    }

    public static void Stacked(string[] args)
    {
        DenyGetppid.Install();
        DenyGetuid.Install();
        Report.Line("getppid", Native.Call(Nr.Getppid));
        Report.Line("getuid", Native.Call(Nr.Getuid));
        DenyGetppidOtherwise.Install();
        Report.Line("getppid, newest", Native.Call(Nr.Getppid));
        Logging.Install();
        Report.Line("getppid, most restrictive", Native.Call(Nr.Getppid));
    }
}
