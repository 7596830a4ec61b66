using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>A supervisor that is a thread of the process, and a target that is another one.</summary>
internal static class ListenerCases
{
    public const int Signal = 60;

    private const int EMFILE = 24;

    public static void Answers(string[] args)
    {
        using var target = NotifiedThread.Calling(1, 2, 3, 4, 5);
        target.Receive().ReturnErrno(13);
        target.Receive().ReturnValue(0x1234_5678_9abc);
        target.Receive().Continue();
        target.Receive().ReturnValue(0);

        SeccompRequest twice = target.Receive();
        Report.Line("waiting", twice.IsWaiting.ToString());
        Report.Line("first answer", twice.ReturnValue(55).ToString());
        Report.Line("second answer", twice.ReturnValue(66).ToString());
        Report.Line("waiting after", twice.IsWaiting.ToString());
        Report.Exception("errno 0", () => twice.ReturnErrno(0));
        Report.Exception("errno 4096", () => twice.ReturnErrno(4096));

        target.Join();
        for (int i = 0; i < target.Results.Length; i++)
            Report.Line(string.Create(CultureInfo.InvariantCulture, $"result {i + 1}"), target.Results[i]);
        Report.Line("parent", Native.Call(Nr.Getppid));
    }

    public static void Request(string[] args)
    {
        using var target = new NotifiedThread(() => Native.Call(Nr.Getppid, 0x1122_3344_5566_7788, -1, 3, 4, 5, 6));
        SeccompRequest request = target.Receive();
        for (int i = 0; i < 6; i++)
            Report.Line(string.Create(CultureInfo.InvariantCulture, $"argument {i}"), request.Argument(i).ToString("x", CultureInfo.InvariantCulture));
        Report.Exception("argument 6", () => request.Argument(6));
        Report.Line("abi", request.Abi);
        Report.Line("number", request.Number == Nr.Getppid ? "getppid" : "other");
        Report.Line("thread", request.ThreadId == target.Id ? "own" : "other");
        Report.Line("instruction", request.InstructionPointer > 0 ? "known" : "unknown");
        Report.Line("text", request.ToString() == $"getppid ({request.Abi} {request.Number}) of thread {target.Id}" ? "as documented" : request.ToString());
        request.ReturnValue(0);
        target.Join();
    }

    public static unsafe void Memory(string[] args)
    {
        // Two pages, of which the second is then given back: what ends the first has nothing behind it.
        long page = Native.Call(Nr.Mmap, 0, 2 * Native.PageSize, 3, 34, -1, 0);
        var memory = new Span<byte>((void*)page, 2 * Native.PageSize);
        "/at/the/end\0"u8.CopyTo(memory[(Native.PageSize - 12)..]);
        "\xff\xfe\0"u8.CopyTo(memory); // valid UTF-8 of two characters above 0x7f
        memory[100] = 0xff;            // and this is not
        Native.Call(Nr.Mprotect, page + Native.PageSize, Native.PageSize, 0);

        long across = Native.Call(Nr.Mmap, 0, 2 * Native.PageSize, 3, 34, -1, 0);
        "over/the/border\0"u8.CopyTo(new Span<byte>((void*)across, 2 * Native.PageSize)[(Native.PageSize - 6)..]);

        long end = page + Native.PageSize;
        using var target = NotifiedThread.Calling(end - 12, end - 12, end - 12, across + Native.PageSize - 6, end - 2, page, page + 100, 0, end);
        Read("at the end", 4096);
        Read("exactly", 12);
        Read("too long", 11);
        Read("across", 4096);
        memory[Native.PageSize - 1] = (byte)'x';
        Read("without end", 4096);
        Read("not ASCII", 4096);
        Read("not text", 4096);
        Read("null", 4096);

        Span<byte> bytes = stackalloc byte[8];
        SeccompRequest request = target.Receive();
        Report.Line("bytes", request.TryReadMemory(request.Argument(0) - 8, bytes[..7], out int errno) ? Convert.ToHexString(bytes[..7]) : "none");
        Report.Line("bytes errno", errno);
        Report.Line("bytes beyond", request.TryReadMemory(request.Argument(0) - 4, bytes, out errno).ToString());
        Report.Line("bytes beyond errno", errno);
        request.ReturnValue(0);
        target.Join();
        Report.Line("bytes after", request.TryReadMemory(request.Argument(0) - 8, bytes, out errno).ToString());
        Report.Line("bytes after errno", errno);

        void Read(string name, int maxLength)
        {
            SeccompRequest request = target.Receive();
            bool isText = request.TryReadString(request.Argument(0), maxLength, out string? text, out int errno);
            Report.Line(name, isText ? text! : string.Create(CultureInfo.InvariantCulture, $"errno {errno}"));
            request.ReturnValue(0);
        }
    }

    public static void Descriptors(string[] args)
    {
        using FileStream file = Content("what the supervisor opened");
        string returned = "", placed = "";
        long flags = -1, flagsPlaced = -1, number = 0;
        using var target = new NotifiedThread(() =>
        {
            number = Native.Call(Nr.Getppid, 1);
            flags = Native.Call(Nr.Fcntl, number, 1); // F_GETFD
            returned = ReadFrom(number);
            Native.Call(Nr.Getppid, 2);
            flagsPlaced = Native.Call(Nr.Fcntl, 200, 1);
            placed = ReadFrom(200);
        });
        Report.Line("return", target.Receive().ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out int errno).ToString());
        Report.Line("return errno", errno);
        SeccompRequest second = target.Receive();
        file.Position = 0; // the copies share it
        Report.Line("add", second.TryAddDescriptor(file.SafeFileHandle, closeOnExec: false, out int added, out errno, at: 200).ToString());
        Report.Line("added", added);
        Report.Line("still waiting", second.IsWaiting.ToString());
        second.ReturnValue(0);
        target.Join();
        Report.Line("returned", returned);
        Report.Line("returned flags", flags);
        Report.Line("returned number", number > 2 && number != file.SafeFileHandle.DangerousGetHandle() ? "new" : "wrong");
        Report.Line("placed", placed);
        Report.Line("placed flags", flagsPlaced);
        Report.Line("add after", second.TryAddDescriptor(file.SafeFileHandle, closeOnExec: true, out _, out errno).ToString());
        Report.Line("add after errno", errno);
        Report.Exception("closed", () =>
        {
            file.Dispose();
            second.ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out _);
        });
    }

    /// <summary>The target may have no more descriptors; it shares its limit with the supervisor here, which has its own open.</summary>
    public static void DescriptorsExhausted(string[] args)
    {
        using FileStream file = Content("content");
        using var target = NotifiedThread.Calling(1, 2, 3);
        target.Receive().ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out _);

        SeccompRequest request = target.Receive();
        ulong before = Native.LimitDescriptors(0);
        bool returned = request.ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out int errno);
        bool added = request.TryAddDescriptor(file.SafeFileHandle, closeOnExec: true, out _, out int errnoAdded);
        bool waits = request.IsWaiting;
        bool answered = request.ReturnErrno(EMFILE);
        Native.LimitDescriptors(before);

        Report.Line("returned", returned.ToString());
        Report.Line("errno", errno);
        Report.Line("added", added.ToString());
        Report.Line("errno added", errnoAdded);
        Report.Line("waits", waits.ToString());
        Report.Line("answered", answered.ToString());
        Report.Line("afterwards", target.Receive().ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out _).ToString());
        target.Join();
        Report.Line("first", target.Results[0] > 2 ? "a descriptor" : "none");
        Report.Line("second", target.Results[1]);
        Report.Line("third", target.Results[2] > 2 ? "a descriptor" : "none");
    }

    /// <summary>A signal interrupts a call that has been received already.</summary>
    public static void Interrupted(string[] args)
    {
        Native.InterruptBy(Signal);
        using var target = NotifiedThread.Calling(1, 2);
        SeccompRequest request = target.Receive();
        target.Signal(Signal);
        SpinWait.SpinUntil(() => !request.IsWaiting);
        Report.Line("answer", request.ReturnValue(5).ToString());
        using FileStream file = Content("content");
        Report.Line("descriptor", request.ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out int errno).ToString());
        Report.Line("descriptor errno", errno);
        Report.Line("next answer", target.Receive().ReturnValue(7).ToString());
        target.Join();
        Report.Line("result 1", target.Results[0]);
        Report.Line("result 2", target.Results[1]);
    }

    /// <summary>Calls with an answer of their own each, which their caller repeats when a signal has interrupted them.</summary>
    public static void Signals(string[] args)
    {
        int count = int.Parse(args[1], CultureInfo.InvariantCulture);
        int right = 0, wrong = 0, interrupted = 0, answered = 0, unheard = 0;
        Native.InterruptBy(Signal);
        using var target = new NotifiedThread(
            () =>
            {
                for (int i = 0; i < count; i++)
                {
                    long result;
                    while ((result = Native.Call(Nr.Getppid, i)) == -4) // EINTR
                        interrupted++;
                    _ = result == i + 1L ? right++ : wrong++;
                }
            },
            args[0] == "killable" ? SeccompFlags.WaitKillableRecv : SeccompFlags.None);

        bool isOver = false;
        int signals = 0;
        var signaller = new Thread(() =>
        {
            for (; !Volatile.Read(ref isOver); signals++)
            {
                target.Signal(Signal);
                Thread.SpinWait(1000);
            }
        });
        signaller.Start();
        while (target.Listener.Receive(out SeccompRequest request))
            _ = request.ReturnValue((long)request.Argument(0) + 1) ? answered++ : unheard++;
        Volatile.Write(ref isOver, true);
        signaller.Join();

        Report.Line("right", right);
        Report.Line("wrong", wrong);
        Report.Line("interrupted", interrupted);
        Report.Line("answered", answered);
        Report.Line("unheard", unheard);
        Report.Line("signals", signals);
    }

    /// <summary>Signals meet the supervisor while it gives descriptors as answers.</summary>
    public static void SignalledSupervisor(string[] args)
    {
        int count = int.Parse(args[0], CultureInfo.InvariantCulture);
        Native.InterruptBy(Signal);
        using FileStream file = Content("content");
        int right = 0, wrong = 0;
        using var target = new NotifiedThread(() =>
        {
            for (int i = 0; i < count; i++)
            {
                long descriptor = Native.Call(Nr.Getppid);
                _ = Native.Call(Nr.Fcntl, descriptor, 1) == 1 ? right++ : wrong++; // F_GETFD: close-on-exec
                if (descriptor > 2)
                    Native.Call(Nr.Close, descriptor);
            }
        });

        long supervisor = Native.Call(Nr.Gettid);
        bool isOver = false;
        int signals = 0, received = 0, given = 0;

        // One signal an answer, a little later in it each time: more of them would leave the supervisor no time for anything else.
        var signaller = new Thread(() =>
        {
            var wait = new SpinWait();
            while (!Volatile.Read(ref isOver))
            {
                if (signals == Volatile.Read(ref received))
                {
                    wait.SpinOnce();
                    continue;
                }

                Thread.SpinWait(++signals % 200);
                Native.Call(Nr.Tgkill, Environment.ProcessId, supervisor, Signal);
            }
        });
        signaller.Start();
        while (target.Listener.Receive(out SeccompRequest request))
        {
            Volatile.Write(ref received, received + 1);
            given += request.ReturnDescriptor(file.SafeFileHandle, closeOnExec: true, out _) ? 1 : 0;
        }

        Volatile.Write(ref isOver, true);
        signaller.Join();
        Report.Line("right", right);
        Report.Line("wrong", wrong);
        Report.Line("given", given);
        Report.Line("signals", signals);
    }

    /// <summary>Several threads receive from one listener, and several make calls.</summary>
    public static void Receivers(string[] args)
    {
        const int Threads = 4, Calls = 2000;
        int right = 0, answered = 0;
        using var target = new NotifiedThread(() => InParallel(Threads, () =>
        {
            for (int i = 0; i < Calls; i++)
            {
                if (Native.Call(Nr.Getppid, i) == i + 1L)
                    Interlocked.Increment(ref right);
            }
        }));
        InParallel(Threads, () =>
        {
            while (target.Listener.Receive(out SeccompRequest request))
            {
                if (request.ReturnValue((long)request.Argument(0) + 1))
                    Interlocked.Increment(ref answered);
            }
        });
        Report.Line("expected", Threads * Calls);
        Report.Line("right", right);
        Report.Line("answered", answered);

        static void InParallel(int count, Action action)
        {
            Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => action()))];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
        }
    }

    public static unsafe void AllocatedBytes(string[] args)
    {
        using var target = NotifiedThread.Calling(new long[1000]);
        Serve(500);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Serve(500);
        Report.Line("bytes", GC.GetAllocatedBytesForCurrentThread() - before);
        target.Join();
        Report.Line("last", target.Results[^1]);

        void Serve(int count)
        {
            byte memory = 0;
            for (int i = 0; i < count; i++)
            {
                target.Listener.Receive(out SeccompRequest request);
                request.TryReadMemory((ulong)(nint)(&memory), new Span<byte>(ref memory), out _);
                request.ReturnValue(i);
            }
        }
    }

    /// <summary>Waiting is cancelled in each of its ways, and a call that comes later is lost in none.</summary>
    public static void Cancelled(string[] args)
    {
        using var go = new SemaphoreSlim(0);
        long[] results = new long[2];
        using var target = new NotifiedThread(() =>
        {
            for (int i = 0; i < results.Length; i++)
            {
                go.Wait();
                results[i] = Native.Call(Nr.Getppid);
            }
        });

        Report.Line("before", Outcome(token => target.Listener.Receive(out _, token), cancelled: true));
        Report.Line("receive", Outcome(token => target.Listener.Receive(out _, token), cancelled: false));
        Report.Line("enumerate", Outcome(token => Enumerate(token).GetAwaiter().GetResult(), cancelled: false));
        go.Release();
        Report.Line("later", target.Receive().ReturnValue(7).ToString());

        // Two wait: one is cancelled, and the other gets the call.
        Task<bool> other = Task.Run(() => target.Receive().ReturnValue(8));
        Report.Line("one of two", Outcome(token => Enumerate(token).GetAwaiter().GetResult(), cancelled: false));
        go.Release();
        Report.Line("other of two", other.Result.ToString());
        target.Join();
        Report.Line("result 1", results[0]);
        Report.Line("result 2", results[1]);

        async Task Enumerate(CancellationToken token)
        {
            await foreach (SeccompRequest request in target.Listener.ReadAllAsync(token))
                request.ReturnErrno(1);
        }
    }

    /// <summary>The listener is disposed of while somebody waits for a call, and while a call waits for an answer.</summary>
    public static void Disposed(string[] args)
    {
        using var go = new SemaphoreSlim(0);
        long result = 0, resultAfter = 0;
        var target = new NotifiedThread(() =>
        {
            result = Native.Call(Nr.Getppid);
            go.Wait();
            resultAfter = Native.Call(Nr.Getppid);
        });
        SeccompRequest request = target.Receive();
        Task<string> receiver = Task.Run(() => NameOf(() => target.Listener.Receive(out _)));
        Task<string> enumerator = Task.Run(() => NameOf(() => First().GetAwaiter().GetResult()));
        target.Listener.Dispose();
        Report.Line("receiver", receiver.Result);
        Report.Line("enumerator", enumerator.Result);
        Report.Line("answer", NameOf(() => request.ReturnValue(1)));
        Report.Line("receive after", NameOf(() => target.Listener.Receive(out _)));
        Report.Line("look after", NameOf(() => target.Listener.TryReceive(out _)));
        target.Listener.Dispose();
        go.Release();
        target.Join();
        Report.Line("result", result);
        Report.Line("result after", resultAfter);

        async Task First()
        {
            await foreach (SeccompRequest _ in target.Listener.ReadAllAsync())
                return;
        }
    }

    public static void NoListener(string[] args)
    {
        using FileStream file = Content("x");
        int descriptor = (int)file.SafeFileHandle.DangerousGetHandle();
        Report.Exception("file", () => SeccompListener.FromDescriptor(descriptor));
        Report.Line("file afterwards", file.ReadByte());
        Report.Exception("closed", () => SeccompListener.FromDescriptor(12345));
        Report.Exception("negative", () => SeccompListener.FromDescriptor(-1));
    }

    /// <summary>Every way to receive ends by itself when the last thread under the filter has ended.</summary>
    public static void Ends(string[] args)
    {
        using var target = NotifiedThread.Calling(1, 2);
        int count = 0;
        Enumerate().Wait();
        Report.Line("count", count);
        Report.Line("receive", target.Listener.Receive(out _).ToString());
        Report.Line("look", target.Listener.TryReceive(out _).ToString());
        target.Join();
        Report.Line("results", target.Results.Sum());

        async Task Enumerate()
        {
            await foreach (SeccompRequest request in target.Listener.ReadAllAsync())
            {
                count++;
                await Task.Yield();
                request.ReturnValue(10);
            }
        }
    }

    public static void WaitKillable(string[] args)
    {
        Report.Line("probe", SeccompListener.ProbeWaitKillable().ToString());
        // A thread that still had the probe's filter would keep this one from being installed.
        Report.Line("install", Seccomp.TryInstall(HandWritten.Always(HandWritten.Allow), SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener, out _).ToString());
        Report.Line("probe beside a listener", SeccompListener.ProbeWaitKillable(10).ToString());
        Report.Exception("no rounds", () => SeccompListener.ProbeWaitKillable(0));
    }

    private static string Outcome(Action<CancellationToken> wait, bool cancelled)
    {
        using var source = new CancellationTokenSource();
        if (cancelled)
            source.Cancel();
        Task<string> outcome = Task.Run(() => NameOf(() => wait(source.Token)));
        source.Cancel();
        return outcome.Result;
    }

    private static string NameOf(Action action)
    {
        try
        {
            action();
            return "none";
        }
#pragma warning disable CA1031 // Which exception it is, is what is asked.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.GetType().Name;
        }
    }

    private static FileStream Content(string text)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.DeleteOnClose);
    }

    private static unsafe string ReadFrom(long descriptor)
    {
        byte* buffer = stackalloc byte[100];
        long length = Native.Call(Nr.Read, descriptor, (nint)buffer, 100);
        Native.Call(Nr.Close, descriptor);
        return length < 0 ? $"errno {-length}" : System.Text.Encoding.UTF8.GetString(buffer, (int)length);
    }
}
