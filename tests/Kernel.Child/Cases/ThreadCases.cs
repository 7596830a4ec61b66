using System;
using System.Diagnostics;
using System.IO;
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

    /// <summary>Filters are installed while threads start and end all the time, and the garbage collector stops them.</summary>
    public static void Churning(string[] args)
    {
        const int creators = 8, together = 25, filters = 20;
        bool ends = false;
        long started = 0;
        var working = new Thread[creators + 1];
        for (int i = 0; i < creators; i++)
        {
            working[i] = new Thread(() =>
            {
                var threads = new Thread[together];
                while (!Volatile.Read(ref ends))
                {
                    for (int j = 0; j < together; j++)
                    {
                        threads[j] = new Thread(() => GC.KeepAlive(new byte[20_000]), 128 << 10);
                        threads[j].Start();
                    }

                    foreach (Thread thread in threads)
                        thread.Join();
                    Interlocked.Add(ref started, together);
                }
            });
        }

        working[creators] = new Thread(() =>
        {
            while (!Volatile.Read(ref ends))
                GC.Collect();
        });
        foreach (Thread thread in working)
            thread.Start();
        int failed = 0;
        for (int i = 0; i < filters; i++)
        {
            while (Volatile.Read(ref started) < (i + 1) * together)
                Thread.Sleep(1);
            if (!Seccomp.TryInstall(HandWritten.For(Nr.Getppid, HandWritten.Errno | 13), out _))
                failed++;
        }

        int unfiltered = 0;
        foreach (string task in Directory.GetDirectories("/proc/self/task"))
        {
            if (StatusOf(task) is { } status && !status.Contains($"Seccomp_filters:\t{filters}\n", StringComparison.Ordinal))
                unfiltered++;
        }

        Volatile.Write(ref ends, true);
        foreach (Thread thread in working)
            thread.Join();
        GC.Collect();
        Report.Line("started", started >= filters * together ? "enough" : "too few");
        Report.Line("failed", failed);
        Report.Line("unfiltered", unfiltered);
        Report.Line("getppid", Native.Call(Nr.Getppid));
        using Process child = Process.Start(new ProcessStartInfo("grep", ["Seccomp:", "/proc/self/status"]) { RedirectStandardOutput = true })!;
        Report.Line("child", child.StandardOutput.ReadToEnd().Trim());
        child.WaitForExit();
    }

    /// <summary>Null when the thread has ended meanwhile.</summary>
    private static string? StatusOf(string task)
    {
        try
        {
            return File.ReadAllText(task + "/status");
        }
        catch (IOException)
        {
            return null;
        }
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
