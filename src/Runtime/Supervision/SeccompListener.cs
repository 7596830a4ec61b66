using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace SeccompSharp;

/// <summary>Receives the calls for which a filter answers Notify, so that a supervisor answers them instead of the kernel.</summary>
/// <remarks>
/// <para>The descriptor comes from a filter that was installed with <see cref="SeccompFlags.NewListener"/>. Each thread
/// whose call meets Notify waits in the kernel until it is answered. A filter whose listener is closed, or whose
/// supervisor has died, answers ENOSYS to all of them, the waiting ones too.</para>
/// <para>The supervisor must not wait for itself: it is another process, or a thread without the filter, and what it does
/// to answer a call must never meet Notify.</para>
/// <para>Thread-safe. Receivers take turns, so several threads may receive and answer. Processes that share a listener
/// do not: there a receiver may block in the kernel after another process took what it had seen, and notices no cancellation
/// until the next notification. x64 and arm64. Facts: seccomp_unotify(2), kernel/seccomp.c.</para>
/// </remarks>
public sealed class SeccompListener : SafeHandle
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly int _notificationSize;
    private readonly int _answerSize;
    private readonly int _wakeUp;
    private int _isDisposed;

    private SeccompListener(int descriptor, int wakeUp)
        : base(-1, ownsHandle: true)
    {
        (_notificationSize, _answerSize) = ListenerCalls.Sizes();
        _wakeUp = wakeUp;
        SetHandle(descriptor);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == -1;

    private int Descriptor => (int)handle;

    /// <summary>The listener behind <see cref="SeccompInstallResult.Listener"/>, or behind a descriptor that came otherwise.</summary>
    /// <param name="descriptor">The descriptor. The listener closes it, unless this throws.</param>
    /// <exception cref="ArgumentException">It is no listener of a seccomp filter.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">No descriptor is left to wake up a receiver with.</exception>
    public static SeccompListener FromDescriptor(int descriptor)
    {
        ListenerCalls.Require();
        if (!ListenerCalls.IsListener(descriptor))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Descriptor {descriptor} is no listener of a seccomp filter."), nameof(descriptor));
        }

        nint wakeUp = ListenerCalls.OpenEvent();
        if (wakeUp < 0)
            ListenerCalls.Throw("eventfd", wakeUp);

        // A kernel before 6.6 does not know the flag and wakes the supervisor on any processor.
        ListenerCalls.WakeSynchronously(descriptor);
        return new SeccompListener(descriptor, (int)wakeUp);
    }

    /// <summary>Takes a copy of a listener out of another process, for one that cannot send it: pidfd_getfd(2), Linux 5.6.</summary>
    /// <remarks>The other process still has its own: the filter has a listener until that is closed too.</remarks>
    /// <param name="processId">The process.</param>
    /// <param name="descriptor">The number of the listener there.</param>
    /// <exception cref="ArgumentException">The descriptor is no listener.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such process or descriptor (ESRCH, EBADF), or this
    /// process may not trace that one (EPERM; ptrace(2), PTRACE_MODE_ATTACH_REALCREDS).</exception>
    public static SeccompListener Take(int processId, int descriptor)
    {
        ListenerCalls.Require();
        nint process = ListenerCalls.OpenProcess(processId);
        if (process < 0)
            ListenerCalls.Throw("pidfd_open", process);
        nint copy = ListenerCalls.TakeDescriptor((int)process, descriptor);
        ListenerCalls.Close((int)process);
        if (copy < 0)
            ListenerCalls.Throw("pidfd_getfd", copy, copy == -ListenerCalls.EPERM ? " This process may not trace the other one." : "");
        return Own((int)copy) ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"Descriptor {descriptor} of process {processId} is no listener of a seccomp filter."), nameof(descriptor));
    }

    /// <summary>Looks for a listener in another process, and takes a copy as <see cref="Take"/> does.</summary>
    /// <param name="processId">The process, whose <c>/proc/PID/fd</c> is read.</param>
    /// <param name="listener">The first listener there is.</param>
    /// <returns>False when there is none, because no filter has been installed yet or the process has closed it.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such process.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not look at that one.</exception>
    /// <inheritdoc cref="Take" path="/exception"/>
    public static bool TryTake(int processId, [NotNullWhen(true)] out SeccompListener? listener)
    {
        foreach (string path in Directory.GetFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/fd")))
        {
            // The name that kernel/seccomp.c gives the file.
            if (new FileInfo(path).LinkTarget == "anon_inode:seccomp notify")
            {
                listener = Take(processId, int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));
                return true;
            }
        }

        listener = null;
        return false;
    }

    /// <summary>Receives a listener that <see cref="SendTo"/> has sent, or any program with SCM_RIGHTS. Blocks.</summary>
    /// <param name="socket">A Unix socket. One byte is read, and the descriptor that comes with it.</param>
    /// <exception cref="ArgumentException">It is no Unix socket.</exception>
    /// <exception cref="EndOfStreamException">The other side closed the socket.</exception>
    /// <exception cref="InvalidDataException">Something else came: no descriptor, several, or none that is a listener.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">recvmsg(2) failed, or this process may have no more
    /// descriptors (EMFILE): the listener is lost then.</exception>
    public static SeccompListener ReceiveFrom(Socket socket)
    {
        ListenerCalls.Require();
        return Own(DescriptorMessage.Receive(socket))
            ?? throw new InvalidDataException("The descriptor that came is no listener of a seccomp filter.");
    }

    /// <summary>Sends a copy of the listener to another process: SCM_RIGHTS of unix(7), with one byte. Blocks.</summary>
    /// <remarks>
    /// The calls are sendmsg and, where the socket is non-blocking, ppoll: a filter that notifies one of them stops the
    /// sender until its supervisor answers, which then is one that <see cref="TryTake"/> has got it. Dispose this one
    /// afterwards, or the filter never learns that the supervisor has died.
    /// </remarks>
    /// <param name="socket">A connected Unix socket.</param>
    /// <exception cref="ArgumentException">It is no Unix socket.</exception>
    /// <exception cref="ObjectDisposedException">The listener has been disposed of.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">sendmsg(2) failed.</exception>
    public void SendTo(Socket socket)
    {
        bool held = false;
        try
        {
            Hold(ref held);
            DescriptorMessage.Send(socket, Descriptor);
        }
        finally
        {
            Release(held);
        }
    }

    /// <summary>Waits for the next call. Does not allocate, unless the token can be cancelled.</summary>
    /// <param name="request">The call, which waits for one of the answers of <see cref="SeccompRequest"/>.</param>
    /// <param name="cancellationToken">Ends the waiting. A call that nobody has received yet stays there.</param>
    /// <returns>
    /// False when no thread or process under the filter is left. The kernel says so since Linux 5.8, and before 6.11 only
    /// once their parents have waited for them.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The listener has been disposed of, before or meanwhile.</exception>
    public bool Receive(out SeccompRequest request, CancellationToken cancellationToken = default) =>
        Await(receive: true, out request, cancellationToken);

    /// <summary>Receives a call that waits already. Does not allocate.</summary>
    /// <param name="request">The call.</param>
    /// <returns>False when there is none, or another thread is about to receive it.</returns>
    /// <exception cref="ObjectDisposedException">The listener has been disposed of.</exception>
    public bool TryReceive(out SeccompRequest request) => Look(out request) == Sight.Request;

    /// <summary>All calls, until no thread or process under the filter is left.</summary>
    /// <remarks>
    /// Waiting takes a thread of its own and none of the pool. It goes on with the loop's body itself, which runs there
    /// until it awaits something else; <see cref="Receive"/> is the way with the lowest latency. A call is received
    /// only when the loop asks for it, so a cancelled loop leaves none without an answer. Several loops share the calls.
    /// </remarks>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The listener has been disposed of, before or meanwhile.</exception>
    public async IAsyncEnumerable<SeccompRequest> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var thread = new ListenerThread(this, cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (Look(out SeccompRequest request))
            {
                case Sight.Request:
                    yield return request;
                    break;
                case Sight.End:
                    yield break;
                default:
                    await thread.WaitAsync().ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>
    /// Tries whether this kernel keeps the promise of <see cref="SeccompFlags.WaitKillableRecv"/>: a call that a supervisor
    /// has received is not interrupted any more.
    /// </summary>
    /// <remarks>
    /// <para>Kernels before autumn 2025 break it when a signal reaches the target shortly before the answer does: the answer
    /// counts as given, and the target makes its call again or gets EINTR. The fix went into the stable kernels too, so
    /// a version says nothing. This tries it: a thread of its own, with a filter of its own for getppid, is
    /// sent signals while its calls are answered. Seeing the race proves it; not seeing it proves nothing, least of all on
    /// a machine with one processor, where it hardly comes up.</para>
    /// <para>20,000 rounds take about a second; none begins after five. Until then one real-time signal that had no handler
    /// has one that does nothing. Nothing else of the process changes, and the thread is gone afterwards. Call it before
    /// a filter is in force that stops seccomp, prctl, getppid or tgkill.</para>
    /// </remarks>
    /// <param name="rounds">How many calls to answer, at least 1.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    public static SeccompWaitKillable ProbeWaitKillable(int rounds = 20_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        ListenerCalls.Require();
        return WaitKillableProbe.Run(rounds);
    }

    internal bool IsWaiting(ulong id)
    {
        bool held = false;
        try
        {
            Hold(ref held);
            return ListenerCalls.IsValid(Descriptor, id) == 0;
        }
        finally
        {
            Release(held);
        }
    }

    /// <summary>0, or a negated errno.</summary>
    internal nint Answer(in NotificationAnswer answer)
    {
        bool held = false;
        try
        {
            Hold(ref held);
            nint result;
            do
                result = ListenerCalls.Send(Descriptor, _answerSize, answer);
            while (result == -ListenerCalls.EINTR);
            return result;
        }
        finally
        {
            Release(held);
        }
    }

    /// <summary>A number in the target, or a negated errno.</summary>
    internal nint AddDescriptor(SafeHandle descriptor, AddedDescriptor added)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        bool held = false;
        bool isSourceHeld = false;
        try
        {
            Hold(ref held);
            descriptor.DangerousAddRef(ref isSourceHeld);
            added.Source = (int)descriptor.DangerousGetHandle();
            return ListenerCalls.AddDescriptor(Descriptor, added);
        }
        finally
        {
            if (isSourceHeld)
                descriptor.DangerousRelease();
            Release(held);
        }
    }

    /// <summary>Waits until there is a call or no target any more.</summary>
    internal void Await(CancellationToken cancellationToken) => Await(receive: false, out _, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A receiver in the kernel holds the descriptor, which stays open until it has gone.
        if (disposing && !IsInvalid && Interlocked.Exchange(ref _isDisposed, 1) == 0)
            ListenerCalls.Signal(_wakeUp);
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        ListenerCalls.Close(_wakeUp);
        return ListenerCalls.Close(Descriptor) == 0;
    }

    /// <summary>The listener, or null; what cannot be one is closed.</summary>
    private static SeccompListener? Own(int descriptor)
    {
        SeccompListener? listener = null;
        try
        {
            if (ListenerCalls.IsListener(descriptor))
                listener = FromDescriptor(descriptor);
        }
        finally
        {
            if (listener is null)
                ListenerCalls.Close(descriptor);
        }

        return listener;
    }

    private bool Await(bool receive, out SeccompRequest request, CancellationToken cancellationToken)
    {
        request = default;
        _turn.Wait(cancellationToken);
        bool held = false;
        try
        {
            Hold(ref held);
            using CancellationTokenRegistration waking = cancellationToken.UnsafeRegister(
                static listener => ListenerCalls.Signal(((SeccompListener)listener!)._wakeUp), this);
            while (true)
            {
                nint result = ListenerCalls.Poll(Descriptor, _wakeUp, wait: true, out (short Calls, short WakeUp) news);
                if (result < 0)
                {
                    if (result != -ListenerCalls.EINTR)
                        ListenerCalls.Throw("ppoll", result);
                }
                else if (news.WakeUp != 0)
                {
                    ListenerCalls.Clear(_wakeUp);
                    cancellationToken.ThrowIfCancellationRequested();
                    ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
                }
                else if ((news.Calls & ListenerCalls.Readable) == 0)
                {
                    return false;
                }
                else if (!receive || ReceiveSeen(out request))
                {
                    return true;
                }
            }
        }
        finally
        {
            Release(held);
            _turn.Release();
        }
    }

    private enum Sight
    {
        Nothing,
        Request,
        End,
    }

    private Sight Look(out SeccompRequest request)
    {
        request = default;
        if (!_turn.Wait(0, CancellationToken.None))
            return Sight.Nothing;
        bool held = false;
        try
        {
            Hold(ref held);
            ListenerCalls.Poll(Descriptor, -1, wait: false, out (short Calls, short) news);
            if ((news.Calls & ListenerCalls.Readable) != 0)
                return ReceiveSeen(out request) ? Sight.Request : Sight.Nothing;
            return news.Calls == 0 ? Sight.Nothing : Sight.End;
        }
        finally
        {
            Release(held);
            _turn.Release();
        }
    }

    /// <summary>Receives what poll has shown: without that it would block, past any cancellation.</summary>
    /// <returns>False when the call was interrupted meanwhile, or this thread.</returns>
    private bool ReceiveSeen(out SeccompRequest request)
    {
        nint result = ListenerCalls.Receive(Descriptor, _notificationSize, out Notification notification);
        if (result is not (0 or -ListenerCalls.ENOENT or -ListenerCalls.EINTR))
            ListenerCalls.Throw("ioctl(SECCOMP_IOCTL_NOTIF_RECV)", result);
        request = result == 0 ? new SeccompRequest(this, notification) : default;
        return result == 0;
    }

    /// <remarks>SafeHandle itself refuses only once nobody holds it any more.</remarks>
    private void Hold(ref bool held)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        DangerousAddRef(ref held);
    }

    private void Release(bool held)
    {
        if (held)
            DangerousRelease();
    }
}
