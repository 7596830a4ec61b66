using System.Threading;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Which threads a filter reaches.</summary>
internal static class ThreadCases
{
    public static void Synchronized(string[] args) => FromAnotherThread(SeccompFlags.SynchronizeThreads);

    public static void NotSynchronized(string[] args) => FromAnotherThread(SeccompFlags.None);

    /// <summary>Another thread has a filter that the installing one lacks, and so cannot take over a new one.</summary>
    public static void OfTheirOwn(string[] args)
    {
        using var ready = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        long thread = 0;
        var other = new Thread(() =>
        {
            thread = Native.Call(Nr.Gettid);
            Seccomp.Install(HandWritten.Always(HandWritten.Allow), SeccompFlags.None);
            ready.Set();
            done.Wait();
        })
        { Name = "of its own" };
        other.Start();
        ready.Wait();

        Report.Line("mode", Seccomp.CurrentMode.ToString());
        Report.Line("other", thread);
        SeccompFlags flags = SeccompFlags.SynchronizeThreads;
        if (args is ["esrch"])
            flags |= SeccompFlags.TsyncEsrch;
        InstallCases.Tell(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), flags);
        Report.Line("getppid", Native.Call(Nr.Getppid) > 0 ? "allowed" : "denied");
        done.Set();
        other.Join();
    }

    /// <summary>A thread that the runtime knows nothing of is in strict mode: the .NET ones need more calls than that has.</summary>
    public static unsafe void InStrictMode(string[] args)
    {
        int* place = stackalloc int[2];
        MachineCode.StartStrictThread(place);
        while (Volatile.Read(ref place[0]) == 0)
            Thread.Yield();

        Report.Line("strict", place[0] == 1 ? "entered" : "refused");
        Report.Line("other", place[1]);
        InstallCases.Tell(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), SeccompFlags.SynchronizeThreads);
        Report.Line("getppid", Native.Call(Nr.Getppid) > 0 ? "allowed" : "denied");
        Volatile.Write(ref place[0], 2);
    }

    private static void FromAnotherThread(SeccompFlags flags)
    {
        using var installed = new ManualResetEventSlim();
        long answer = 0;
        var other = new Thread(() =>
        {
            installed.Wait();
            answer = Native.Call(Nr.Getppid);
        });
        other.Start();
        Seccomp.Install(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), flags);
        installed.Set();
        other.Join();
        Report.Line("other", answer > 0 ? "allowed" : "denied");
        Report.Line("own", Native.Call(Nr.Getppid) > 0 ? "allowed" : "denied");
    }
}
