using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Calls that a filter answers with SIGSYS, made in every state that a thread of .NET can be in.</summary>
internal static unsafe partial class ReporterCases
{
    private const uint Trap = 0x0003_0000;
    private const uint Execute = 4; // PROT_EXEC
    private const long CloneThree = 435;

    // Where libc makes no use of clone3: glibc has it for aarch64 since 2.37.
    private static readonly long s_clone = Nr.IsX64 ? 56 : 220;

    private static readonly long s_madvise = Nr.IsX64 ? 28 : 233;
    private static readonly long s_membarrier = Nr.IsX64 ? 324 : 283;
    private static readonly long s_exitGroup = Nr.IsX64 ? 231 : 94;
    private static readonly long s_sigaltstack = Nr.IsX64 ? 131 : 132;
    private static readonly long s_mkdir = Nr.IsX64 ? 83 : 34;

    /// <summary>Makes a call in the state that is named.</summary>
    public static void State(string[] args)
    {
        switch (args[0])
        {
            case "pinvoke":
                Arm(Nr.Getppid);
                Native.Call(Nr.Getppid);
                break;
            case "cooperative":
                Suppressed();
                Arm(Nr.Getppid);
                Suppressed();
                break;
            case "library":
                Arm(Nr.Socket);
                new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp).Dispose();
                break;
            case "file":
                Arm(Nr.Openat);
                File.OpenHandle("/dev/null").Dispose();
                break;
            case "allocation in libc":
                Arm(Nr.Mmap);
                NativeMemory.Alloc(64 << 20);
                break;
            case "commit":
                Arm(s_madvise);
                Allocate();
                break;
            case "protect":
                Arm(Nr.Mprotect);
                Allocate();
                break;
            case "membarrier":
                Arm(s_membarrier);
                for (int i = 0; i < 100; i++)
                    Interlocked.MemoryBarrierProcessWide();
                break;
            case "collection":
                Arm(s_membarrier);
                Collect();
                break;
            case "start of a thread":
                Arm(DotNetProcess.HasJit ? s_sigaltstack : Nr.Prctl);
                new Thread(() => { }) { Name = "named" }.Start();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "small stack":
                Arm(Nr.Getppid);
                var thread = new Thread(() => Native.Call(Nr.Getppid), 64 << 10);
                thread.Start();
                thread.Join();
                break;
            case "foreign thread":
                nint start = NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "getppid");
                Arm(Nr.Getppid);
                Native.StartThread((void*)start, null);
                Thread.Sleep(Timeout.Infinite);
                break;
            case "finalizer":
                Arm(Nr.Getppid);
                Abandon();
                GC.Collect();
                GC.WaitForPendingFinalizers();
                break;
            case "x86":
                delegate* unmanaged<int, int, int, int, long> call = MachineCode.LoadX86Call();
                Seccomp.ReportViolations("Sandbox", SeccompReporterCalls.GetThreadName);
                Seccomp.Install(HandWritten.Always(HandWritten.Allow));
                Seccomp.Install([new(0x20, 0, 0, 4), new(0x15, 0, 1, 0x4000_0003), new(0x06, 0, 0, Trap), new(0x06, 0, 0, HandWritten.Allow)]);
                call(39, 0x1234, 0x1ff, 0); // mkdir
                break;
            case "exit":
                Arm(s_exitGroup);
                Environment.Exit(0);
                break;
            case "blocked":
                Arm(CloneThree);
                Seccomp.Install(HandWritten.For(s_clone, Trap));
                new Thread(() => { }).Start();
                break;
            default:
                throw new ArgumentException($"There is no state '{args[0]}'.");
        }
    }

    /// <summary>A call with arguments, made as libSystem.Native makes it.</summary>
    public static void Arguments(string[] args)
    {
        var thread = new Thread(() =>
        {
            Arm(s_mkdir, threads: SeccompReporterCalls.GetThreadName);
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "seccomp-sharp-never"));
        })
        {
            Name = "a 'thread'\n",
        };
        thread.Start();
        thread.Join();
    }

    /// <summary>An errno is the call's answer, and is reported eight times, by whatever threads.</summary>
    public static void Answered(string[] args)
    {
        const ushort eacces = 13;
        Arm(Nr.Getppid, eacces);
        long wrong = 0;
        var threads = new Thread[8];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                for (int j = 0; j < 1000; j++)
                {
                    if (Native.Call(Nr.Getppid, 7, j) != -eacces)
                        Interlocked.Increment(ref wrong);
                    if (!Seccomp.TryTakeViolation(out SeccompViolation taken))
                        continue;
                    if (taken.Syscall != "getppid" || taken.GetArgument(0) != 7 || taken.GetArgument(1) != (ulong)j || taken.Errno != eacces)
                        Interlocked.Increment(ref wrong);
                }
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
            thread.Join();
        Report.Line("wrong", wrong);
        Report.Line("nothing to take", Seccomp.TryTakeViolation(out _) ? "something" : "nothing");
        Native.Call(Nr.Getppid, 1, 2);
        Report.Line("taken", Seccomp.TryTakeViolation(out SeccompViolation last) ? last.ToString() : "");
        Report.Line("again", Seccomp.TryTakeViolation(out _) ? "something" : "nothing");
    }

    /// <summary>
    /// Two filters, each with a name; the second is installed under the first, which refuses executable memory where no
    /// JIT needs it.
    /// </summary>
    public static void TwoPolicies(string[] args)
    {
        Seccomp.ReportViolations("First", SeccompReporterCalls.GetThreadId);
        Seccomp.Install(
            DotNetProcess.HasJit ? HandWritten.Always(HandWritten.Allow) : HandWritten.ForBits(Nr.Mprotect, 2, Execute, HandWritten.Errno | 1));
        Seccomp.ReportViolations("Second", SeccompReporterCalls.GetThreadId);
        Seccomp.ReportViolations("First", SeccompReporterCalls.GetThreadId);
        Seccomp.Install(HandWritten.For(Nr.Getppid, Trap));
        var thread = new Thread(() =>
        {
            Report.Line("thread", Native.Call(Nr.Gettid));
            Native.Call(Nr.Getppid);
        });
        thread.Start();
        thread.Join();
    }

    /// <summary>A number that no table has.</summary>
    public static void NoName(string[] args)
    {
        Arm(1000);
        Native.Call(1000, 1, 2, 3, 4, 5, 6);
    }

    /// <summary>Executable memory is refused: no reporter, and no exception of another kind.</summary>
    public static void Refused(string[] args)
    {
        Seccomp.Install(HandWritten.ForBits(Nr.Mprotect, 2, Execute, HandWritten.Errno | 13));
        Report.Line("reports", Seccomp.TryReportViolations("Sandbox", SeccompReporterCalls.None, out SeccompInstallResult result) ? "yes" : "no");
        Report.Line("message", result.Message);
    }

    private static void Arm(long number, ushort data = 0, SeccompReporterCalls threads = SeccompReporterCalls.None)
    {
        Seccomp.ReportViolations("Sandbox", threads);
        Seccomp.Install(HandWritten.For(number, Trap | data));
    }

    private static void Allocate()
    {
        var kept = new byte[400][];
        for (int i = 0; i < kept.Length; i++)
            kept[i] = new byte[1 << 20];
        GC.KeepAlive(kept);
        GC.Collect(2, GCCollectionMode.Aggressive);
    }

    private static void Collect()
    {
        bool ends = false;
        var spinning = new Thread(() =>
        {
            while (!Volatile.Read(ref ends))
            {
            }
        });
        spinning.Start();
        for (int i = 0; i < 100; i++)
            GC.Collect();
        ends = true;
    }

    private static void Abandon() => _ = new Finalized();

    private sealed class Finalized
    {
        ~Finalized() => Native.Call(Nr.Getppid);
    }

    [LibraryImport("libc", EntryPoint = "getppid"), SuppressGCTransition]
    private static partial int Suppressed();
}
