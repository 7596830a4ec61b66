using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Processes and threads that get a filter of their own.</summary>
internal static class ConfinementCases
{
    private const int Starts = 100;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly SockFilter[] s_allow = HandWritten.Always(HandWritten.Allow);
    private static readonly SockFilter[] s_denyGetppid = HandWritten.For(Nr.Getppid, HandWritten.Errno | 13);

    /// <summary>Starts children from many threads, looks at their descriptors while they live, and at its own afterwards.</summary>
    public static void InParallel(string[] args)
    {
        // What the first start leaves for good: signal handling, the pool.
        LookAtDescriptors();

        // A descriptor that this process has inherited itself, every child inherits.
        using var plain = Process.Start(Cat())!;
        Report.Line("descriptors of a plain child", Descriptors(plain));
        int before = Directory.GetFiles("/proc/self/fd").Length;

        var seen = new string[Starts];
        Parallel.For(0, Starts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index => seen[index] = LookAtDescriptors());
        int after = Directory.GetFiles("/proc/self/fd").Length;

        Report.Line("started", seen.Length);
        Report.Line("descriptors of children", string.Join(" | ", seen.Distinct(StringComparer.Ordinal)));
        Report.Line("own descriptors", before == after ? "as before" : $"{before} and then {after}");
    }

    /// <summary>Has a filter deny what a start takes, and starts.</summary>
    public static void InConfined(string[] args)
    {
        (long number, uint action) = args[0] switch
        {
            "set_robust_list" => (Nr.IsX64 ? 273 : 99, HandWritten.Errno | 1),
            "memfd_create" => (Nr.IsX64 ? 319 : 279, HandWritten.Errno | 1),
            "shmget" => (Nr.IsX64 ? 29 : 194, HandWritten.Errno | 1),
            "getppid" => (Nr.Getppid, 0x8000_0000), // which .NET does not call, and the launcher calls first
            _ => throw new ArgumentOutOfRangeException(nameof(args)),
        };
        Seccomp.Install(HandWritten.For(number, action));
        Report.Exception("exception", () => SeccompProcess.Start(s_allow, new ProcessStartInfo("/bin/true")).Dispose());
    }

    /// <summary>Children under a generated allowlist: one that keeps to it, one that does not.</summary>
    public static void Allowlist(string[] args)
    {
        using SeccompProcess reading = SeccompProcess.Start(OnlyCopies.Filter, new ProcessStartInfo("cat", ["/proc/self/comm"]) { RedirectStandardOutput = true });
        Report.Line("cat", reading.Process.StandardOutput.ReadToEnd().Trim());
        Report.Line("cat ended by", reading.WaitForExit().ToString());
        using SeccompProcess naming = SeccompProcess.Start(OnlyCopies.Filter, new ProcessStartInfo("uname"));
        Report.Line("uname ended by SIGSYS", naming.WaitForExit().EndedBySigsys.ToString());
    }

    /// <summary>What needs the runtime most, on a thread under a generated allowlist.</summary>
    public static void ThreadAllowlist(string[] args) => SeccompThread.Run(OnlyComputes.Filter, () =>
    {
        byte[][] kept = [.. Enumerable.Range(0, 1000).Select(size => new byte[size])];
        GC.Collect();
        int caught = 0;
        try
        {
            Throw();
        }
        catch (InvalidOperationException)
        {
            caught++;
        }

        Report.Line("sum", kept.Sum(array => array.Length));
        Report.Line("caught", caught);
        Report.Line("getppid", Native.Call(Nr.Getppid));
    });

    public static void OwnThread(string[] args)
    {
        (long Answer, int Filtered, bool IsPool) inside = SeccompThread.Run(s_denyGetppid,
            () => (Native.Call(Nr.Getppid), FilteredThreads(), Thread.CurrentThread.IsThreadPoolThread));
        Report.Line("inside", inside.Answer);
        Report.Line("filtered threads during", inside.Filtered);
        Report.Line("on pool", inside.IsPool.ToString());
        Report.Line("outside", Native.Call(Nr.Getppid) > 0 ? "own" : "denied");
        Report.Line("filtered threads after", FilteredThreadsLeft());
    }

    public static void Results(string[] args)
    {
        Report.Line("result", SeccompThread.Run(s_denyGetppid, () => 42));
        Report.Exception("exception", () => SeccompThread.Run(s_denyGetppid, Throw));
        Report.Exception("async exception", () => SeccompThread.RunAsync(s_denyGetppid, Throw).GetAwaiter().GetResult());

        Task<long> inside = SeccompThread.RunAsync(s_denyGetppid, () => Native.Call(Nr.Getppid));
        Task<long> continuation = inside.ContinueWith(_ => Native.Call(Nr.Getppid), TaskContinuationOptions.ExecuteSynchronously);
        Report.Line("continuation", continuation.Result > 0 ? "allowed" : "denied");
        Report.Line("async", inside.Result);
    }

    public static void Pool(string[] args)
    {
        long queued = 0;
        SeccompThread.Run(s_denyGetppid, () =>
        {
            using var done = new ManualResetEventSlim();
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                queued = Native.Call(Nr.Getppid);
                done.Set();
            }, null);
            done.Wait(s_patience);
        });
        Report.Line("queued", queued > 0 ? "allowed" : "denied");
        Report.Line("afterwards", Task.Run(() => Native.Call(Nr.Getppid)).WaitAsync(s_patience).Result > 0 ? "allowed" : "denied");
        Report.Line("filtered threads after", FilteredThreadsLeft());
    }

    public static void Refused(string[] args)
    {
        bool ran = false;
        void Run() => ran = true;
        Report.Exception("empty", () => SeccompThread.Run([], Run));
        Report.Exception("thread-killing", () => SeccompThread.Run(HandWritten.For(Nr.Getppid, 0), Run));
        Report.Exception("invalid", () => SeccompThread.Run([new SockFilter(0xffff, 0, 0, 0)], Run));
        Report.Exception("async delegate", () => SeccompThread.Run(s_allow, async () =>
        {
            ran = true;
            await Task.Yield();
        }));
        Report.Line("ran", ran ? "yes" : "no");
    }

    private static void Throw() => throw new InvalidOperationException("thrown under the filter");

    private static string LookAtDescriptors()
    {
        using SeccompProcess child = SeccompProcess.Start(s_allow, Cat());
        string seen = Descriptors(child.Process);
        SeccompExit? exit = child.WaitForExit(s_patience);
        child.Process.StandardOutput.Close();
        return exit is { ExitCode: 0 } ? seen : $"{exit}";
    }

    private static ProcessStartInfo Cat() => new("cat") { RedirectStandardInput = true, RedirectStandardOutput = true };

    /// <summary>Those of a running cat, which then ends.</summary>
    private static string Descriptors(Process cat)
    {
        // It has loaded its libraries, and closed them, when it gives something back.
        cat.StandardInput.WriteLine("there");
        cat.StandardOutput.ReadLine();
        IEnumerable<string> descriptors = Directory.GetFiles($"/proc/{cat.Id.ToString(CultureInfo.InvariantCulture)}/fd")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        string seen = string.Join(' ', descriptors);
        cat.StandardInput.Close();
        return seen;
    }

    /// <summary>How many threads have a filter, when those that have ended may be gone: a joined thread ends a little later.</summary>
    private static int FilteredThreadsLeft()
    {
        SpinWait.SpinUntil(() => FilteredThreads() == 0, TimeSpan.FromSeconds(10));
        return FilteredThreads();
    }

    private static int FilteredThreads()
    {
        int count = 0;
        foreach (string thread in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                if (File.ReadAllText(thread + "/status").Contains("\nSeccomp:\t2\n", StringComparison.Ordinal))
                    count++;
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return count;
    }
}
