using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary>The system calls of a supervisor.</summary>
/// <remarks>
/// Results are the kernel's own: negative means a negated errno. None allocates. Numbers: asm/unistd.h of x86-64 and
/// asm-generic/unistd.h, which arm64 uses; ioctl numbers: include/uapi/linux/seccomp.h. Others encode ioctls differently.
/// </remarks>
internal static unsafe class ListenerCalls
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int ESRCH = 3;
    public const int EINTR = 4;
    public const int EAGAIN = 11;
    public const int EFAULT = 14;
    public const int EMFILE = 24;
    public const int ENAMETOOLONG = 36;
    public const int EILSEQ = 84;
    public const int EINPROGRESS = 115;

    public const short Readable = 1; // POLLIN of include/uapi/asm-generic/poll.h, and so on
    public const short Writable = 4;

    private const uint NotificationReceive = 0xc050_2100;
    private const uint NotificationSend = 0xc018_2101;
    private const uint NotificationAddDescriptor = 0x4018_2103;
    private const uint NotificationSetFlags = 0x4008_2104;

    // The direction is wrong, as it was in the header until Linux 5.8. No kernel has stopped to take it.
    private const uint NotificationIsValid = 0x8008_2102;

    private const nint GetNotificationSizes = 3; // SECCOMP_GET_NOTIF_SIZES, since Linux 5.0
    private const nint SynchronousWakeUp = 1;    // SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP, since Linux 6.6

    private const nint SetMask = 2;              // SIG_SETMASK of asm/signal.h
    private const nint SignalSetSize = 8;
    private const nint EventFlags = 0x80800;     // EFD_CLOEXEC | EFD_NONBLOCK

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <exception cref="PlatformNotSupportedException">The running process is not one whose numbers are known here.</exception>
    public static void Require()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
        {
            throw new PlatformNotSupportedException(
                "Supervisors need Linux on x64 or arm64: the numbers of their system calls are known for these.");
        }
    }

    /// <summary>The sizes in bytes that the kernel has for <see cref="Notification"/> and <see cref="NotificationAnswer"/>, or ours.</summary>
    /// <remarks>Ours where a filter denies the question: the ioctl numbers carry them, so a kernel must go on taking them.</remarks>
    public static (int Notification, int Answer) Sizes()
    {
        ushort* sizes = stackalloc ushort[3]; // struct seccomp_notif_sizes
        nint result = Call(IsX64 ? 317 : 277, GetNotificationSizes, 0, (nint)sizes);
        return result < 0
            ? (sizeof(Notification), sizeof(NotificationAnswer))
            : (Math.Max(sizes[0], sizeof(Notification)), Math.Max(sizes[1], sizeof(NotificationAnswer)));
    }

    /// <summary>Blocks when there is none.</summary>
    /// <param name="listener">The descriptor.</param>
    /// <param name="size">How many bytes the kernel may write.</param>
    /// <param name="notification">The oldest notification that nobody has received.</param>
    public static nint Receive(int listener, int size, out Notification notification)
    {
        byte* buffer = stackalloc byte[size]; // zeroed, as the kernel demands
        nint result = Control(listener, NotificationReceive, (nint)buffer);
        notification = *(Notification*)buffer;
        return result;
    }

    public static nint Send(int listener, int size, in NotificationAnswer answer)
    {
        byte* buffer = stackalloc byte[size];
        *(NotificationAnswer*)buffer = answer;
        return Control(listener, NotificationSend, (nint)buffer);
    }

    /// <summary>0 as long as a received notification has no answer and its target waits.</summary>
    public static nint IsValid(int listener, ulong id) => Control(listener, NotificationIsValid, (nint)(&id));

    /// <summary>No other kind of file answers so.</summary>
    public static bool IsListener(int descriptor) => IsValid(descriptor, 0) is 0 or -ENOENT;

    /// <summary>The number of the descriptor in the target.</summary>
    /// <remarks>
    /// Signals are kept away meanwhile where it is the answer too. One that comes before the target has taken the descriptor
    /// would leave the notification answered with 0, so that the call returns that (seccomp_notify_addfd in kernel/seccomp.c
    /// of 6.1; seen on 6.18).
    /// </remarks>
    public static nint AddDescriptor(int listener, AddedDescriptor descriptor)
    {
        if ((descriptor.Flags & AddedDescriptor.Answer) == 0)
            return Retried(listener, descriptor);

        nint mask = IsX64 ? 14 : 135; // rt_sigprocmask
        ulong all = ulong.MaxValue;
        ulong before = 0;
        Call(mask, SetMask, (nint)(&all), (nint)(&before), SignalSetSize);
        nint result = Retried(listener, descriptor);
        Call(mask, SetMask, (nint)(&before), 0, SignalSetSize);
        return result;

        static nint Retried(int listener, AddedDescriptor descriptor)
        {
            nint result;
            do
                result = Control(listener, NotificationAddDescriptor, (nint)(&descriptor));
            while (result == -EINTR);
            return result;
        }
    }

    /// <summary>Wakes the supervisor on the target's processor, and the other way round.</summary>
    public static nint WakeSynchronously(int listener) => Control(listener, NotificationSetFlags, SynchronousWakeUp);

    /// <summary>Waits for what may be read from two descriptors; the second may be -1.</summary>
    /// <param name="first">The one descriptor.</param>
    /// <param name="second">The other one.</param>
    /// <param name="wait">Whether to wait at all.</param>
    /// <param name="news">What poll(2) says of each.</param>
    public static nint Poll(int first, int second, bool wait, out (short First, short Second) news) =>
        Poll(new PolledDescriptor(first, Readable), new PolledDescriptor(second, Readable), wait ? -1 : 0, out news);

    /// <summary>Waits for one thing of a descriptor: <see cref="Readable"/> or <see cref="Writable"/>.</summary>
    public static nint Poll(int descriptor, short events, int milliseconds) =>
        Poll(new PolledDescriptor(descriptor, events), new PolledDescriptor(-1, 0), milliseconds, out _);

    private static nint Poll(PolledDescriptor first, PolledDescriptor second, int milliseconds, out (short First, short Second) news)
    {
        PolledDescriptor* polled = stackalloc PolledDescriptor[] { first, second };
        long* time = stackalloc long[] { milliseconds / 1000, milliseconds % 1000 * 1_000_000L }; // struct timespec
        nint result = Call(IsX64 ? 271 : 73, (nint)polled, 2, milliseconds < 0 ? 0 : (nint)time); // ppoll
        news = (polled[0].Answered, polled[1].Answered);
        return result;
    }

    /// <summary>eventfd(2): readable once <see cref="Signal"/> has been called, until <see cref="Clear"/>.</summary>
    public static nint OpenEvent() => Call(IsX64 ? 290 : 19, 0, EventFlags, 0);

    public static void Signal(int eventDescriptor)
    {
        ulong one = 1;
        Call(IsX64 ? 1 : 64, eventDescriptor, (nint)(&one), sizeof(ulong));
    }

    public static void Clear(int eventDescriptor)
    {
        ulong count;
        Call(IsX64 ? 0 : 63, eventDescriptor, (nint)(&count), sizeof(ulong));
    }

    public static nint Close(int descriptor) => Call(IsX64 ? 3 : 57, descriptor, 0, 0);

    /// <summary>process_vm_readv(2): how many bytes were read, fewer than asked for where the target's memory ends.</summary>
    public static nint ReadMemory(int threadId, ulong address, Span<byte> destination)
    {
        fixed (byte* start = destination)
        {
            nint* local = stackalloc nint[] { (nint)start, destination.Length };  // struct iovec
            nint* remote = stackalloc nint[] { (nint)address, destination.Length };
            return Call(IsX64 ? 310 : 270, threadId, (nint)local, 1, (nint)remote, 1, 0);
        }
    }

    /// <summary>pidfd_open(2). Since Linux 5.3.</summary>
    public static nint OpenProcess(int processId) => Call(434, processId, 0, 0);

    /// <summary>pidfd_getfd(2): a descriptor of another process, close-on-exec. Since Linux 5.6.</summary>
    public static nint TakeDescriptor(int process, int descriptor) => Call(438, process, descriptor, 0);

    public static nint SendMessage(int socket, nint message, int flags) => Call(IsX64 ? 46 : 211, socket, message, flags);

    public static nint ReceiveMessage(int socket, nint message, int flags) => Call(IsX64 ? 47 : 212, socket, message, flags);

    public static nint ThreadId() => Call(IsX64 ? 186 : 178, 0, 0, 0);

    public static nint ParentId() => Call(ParentIdNumber, 0, 0, 0);

    public static int ParentIdNumber => IsX64 ? 110 : 173;

    /// <summary>tgkill(2); signal 0 only asks whether there is such a thread.</summary>
    public static nint SignalThread(int processId, int threadId, int signal) =>
        Call(IsX64 ? 234 : 131, processId, threadId, signal);

    /// <summary>Throws what the kernel has answered.</summary>
    /// <param name="call">The system call, as its manual page names it.</param>
    /// <param name="answer">A negated errno.</param>
    /// <param name="hint">What it may mean here, or nothing.</param>
    [DoesNotReturn]
    public static void Throw(string call, nint answer, string hint = "")
    {
        int errno = (int)-answer;
        throw new Win32Exception(errno, string.Create(
            CultureInfo.InvariantCulture, $"{call}: {Marshal.GetPInvokeErrorMessage(errno)} (errno {errno}).{hint}"));
    }

    private static nint Control(int listener, uint request, nint argument) =>
        Call(IsX64 ? 16 : 29, listener, (nint)request, argument);

    private static nint Call(nint number, nint first, nint second, nint third, nint fourth = 0, nint fifth = 0, nint sixth = 0)
    {
        nint result = Libc.Syscall(number, first, second, third, fourth, fifth, sixth);
        return result == -1 ? -Marshal.GetLastSystemError() : result;
    }

    /// <summary><c>struct pollfd</c> of include/uapi/asm-generic/poll.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct PolledDescriptor(int descriptor, short events)
    {
        public readonly int Descriptor = descriptor;
        public readonly short Events = events;
        public readonly short Answered;
    }
}
