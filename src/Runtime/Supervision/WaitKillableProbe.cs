using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace SeccompSharp;

/// <summary>Provokes the race of <see cref="SeccompFlags.WaitKillableRecv"/> between a signal and an answer.</summary>
/// <remarks>
/// The target is a thread of this process that calls getppid over and over, under a filter that only it has. The supervisor
/// is the thread that asks: it sends a signal and, some moments later, the answer. A kernel that keeps the promise
/// delivers every answer that it took; one that has the race took some for calls that it then interrupted. So
/// the number of answers taken is held against the number of answers delivered.
/// Kernel: seccomp_do_user_notification in kernel/seccomp.c, where the fix made should_sleep_killable true for answered calls.
/// </remarks>
internal sealed unsafe class WaitKillableProbe
{
    private const int Answer = 0x5ecc;
    private const int Patience = 1000; // milliseconds for what takes microseconds
    private const int Longest = 5000;  // milliseconds for all rounds, which take one second of a processor that is no emulation

    private static readonly object s_onlyOne = new(); // or two might take the same signal

    private readonly ManualResetEventSlim _installed = new();
    private SeccompInstallResult _result;
    private int _threadId;
    private volatile bool _isOver;
    private int _delivered;
    private int _interrupted;

    public static SeccompWaitKillable Run(int rounds)
    {
        lock (s_onlyOne)
            return RunAlone(rounds);
    }

    private static SeccompWaitKillable RunAlone(int rounds)
    {
        if (!ProbeSignal.TryTake(out ProbeSignal signal))
            return SeccompWaitKillable.Unknown;
        var probe = new WaitKillableProbe();
        var target = new Thread(probe.Target) { IsBackground = true, Name = "seccomp probe" };
        target.UnsafeStart();
        probe._installed.Wait();
        bool isKnown = (probe._result.FlagsInForce & SeccompFlags.WaitKillableRecv) != 0;
        int taken = isKnown ? probe.Supervise(rounds, signal.Number) : 0;

        probe._isOver = true;
        if (probe._result.Succeeded)
            ListenerCalls.Close(probe._result.Listener); // a call that waits gets ENOSYS
        target.Join();
        WaitForEnd(probe._threadId);
        signal.GiveBack();

        if (probe._result.Succeeded && !isKnown)
            return SeccompWaitKillable.Missing;
        if (taken > probe._delivered)
            return SeccompWaitKillable.RaceSeen;
        return probe._interrupted > 0 ? SeccompWaitKillable.NoRaceSeen : SeccompWaitKillable.Unknown;
    }

    private void Target()
    {
        ReadOnlySpan<SockFilter> filter =
        [
            new(0x20, 0, 0, 0),                                   // load the number
            new(0x15, 0, 1, (uint)ListenerCalls.ParentIdNumber),  // if it is getppid
            new(0x06, 0, 0, 0x7fc0_0000),                         // SECCOMP_RET_USER_NOTIF
            new(0x06, 0, 0, 0x7fff_0000),                         // SECCOMP_RET_ALLOW
        ];
        _threadId = (int)ListenerCalls.ThreadId();
        _result = Installation.Run(filter, SeccompFlags.NewListener | SeccompFlags.WaitKillableRecv);
        _installed.Set();
        while (_result.Succeeded && !_isOver)
        {
            nint answer = ListenerCalls.ParentId();
            Volatile.Write(ref _delivered, _delivered + (answer == Answer ? 1 : 0));
            _interrupted += answer == -ListenerCalls.EINTR ? 1 : 0;
        }
    }

    /// <summary>How many answers the kernel took.</summary>
    private int Supervise(int rounds, int signal)
    {
        int listener = _result.Listener;
        (int notificationSize, int answerSize) = ListenerCalls.Sizes();
        long start = Environment.TickCount64;
        int taken = 0;
        for (int round = 0; round < rounds && Environment.TickCount64 - start < Longest; round++)
        {
            // Once a call waits, the one before it has come back: an answer that is missing then is lost.
            if (ListenerCalls.Poll(listener, ListenerCalls.Readable, Patience) == 0 || taken > Volatile.Read(ref _delivered))
                break;

            // A signal before the call is received may interrupt it: that shows that signals reach it. One after may not.
            bool isBefore = round % 2 == 0;
            if (isBefore)
                SignalAndLinger(signal, round);
            if (ListenerCalls.Receive(listener, notificationSize, out Notification notification) != 0)
                continue;
            if (!isBefore)
                SignalAndLinger(signal, round);
            if (ListenerCalls.Send(listener, answerSize, new NotificationAnswer { Id = notification.Id, Value = Answer }) == 0)
                taken++;
        }

        return taken;
    }

    /// <summary>0 to 100 µs, short ones more often: a sleeping processor takes this long to run the target.</summary>
    private void SignalAndLinger(int signal, int round)
    {
        long start = Stopwatch.GetTimestamp();
        ListenerCalls.SignalThread(Environment.ProcessId, _threadId, signal);
        int step = round / 2 % 64;
        while (Stopwatch.GetElapsedTime(start).Ticks * 100 < step * step * 25)
            Thread.SpinWait(1);
    }

    /// <summary>Until then the thread still has its filter, which no filter for all threads could be installed beside.</summary>
    private static void WaitForEnd(int threadId)
    {
        long start = Environment.TickCount64;
        while (ListenerCalls.SignalThread(Environment.ProcessId, threadId, 0) == 0 && Environment.TickCount64 - start < Patience)
            Thread.Sleep(0);
    }

    /// <summary>A real-time signal that nobody handles, with a handler that does nothing.</summary>
    private readonly struct ProbeSignal
    {
        private const int Last = 64; // SIGRTMAX of signal(7); .NET and the C libraries use some of the first
        private const int Count = 16;

        private readonly delegate* unmanaged<int, SignalAction*, SignalAction*, int> _sigaction;
        private readonly SignalAction _before;

        private ProbeSignal(int number, delegate* unmanaged<int, SignalAction*, SignalAction*, int> sigaction, SignalAction before)
        {
            Number = number;
            _sigaction = sigaction;
            _before = before;
        }

        public int Number { get; }

        public static bool TryTake(out ProbeSignal signal)
        {
            signal = default;
            nint program = NativeLibrary.GetMainProgramHandle();
            // abs(3) is a handler that does nothing: it takes the signal's number, touches no memory and makes no call.
            // One in C# may not run everywhere a signal may come.
            if (!NativeLibrary.TryGetExport(program, "sigaction", out nint sigaction) || !NativeLibrary.TryGetExport(program, "abs", out nint nothing))
                return false;

            var act = (delegate* unmanaged<int, SignalAction*, SignalAction*, int>)sigaction;
            for (int number = Last; number > Last - Count; number--)
            {
                SignalAction before;
                if (act(number, null, &before) != 0 || before.Handler != 0)
                    continue;
                var handled = new SignalAction { Handler = nothing };
                if (act(number, &handled, null) != 0)
                    continue;
                signal = new ProbeSignal(number, act, before);
                return true;
            }

            return false;
        }

        public void GiveBack()
        {
            SignalAction before = _before;
            _sigaction(Number, &before, null);
        }
    }

    /// <summary><c>struct sigaction</c> of glibc and musl on x86-64 and arm64: 152 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SignalAction
    {
        public nint Handler;
        public fixed ulong Mask[16];
        public int Flags;
        public nint Restorer;
    }
}
