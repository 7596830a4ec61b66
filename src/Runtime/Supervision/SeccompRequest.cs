using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using SeccompSharp.Syscalls;

namespace SeccompSharp;

/// <summary>A call that waits for its supervisor.</summary>
/// <remarks>
/// <para>It waits until it is answered once, by one of <see cref="ReturnErrno"/>, <see cref="ReturnValue"/>,
/// <see cref="Continue"/> and <see cref="ReturnDescriptor"/>. They return false when nobody waits any more: the target was
/// killed, a signal interrupted its call (it then makes it again, or gets EINTR), or it has been answered. That is no
/// error, and true is no receipt: a signal that comes in the same moment as the answer may still interrupt the call, except
/// after <see cref="ReturnDescriptor"/>, or under <see cref="SeccompFlags.WaitKillableRecv"/> on a kernel that
/// keeps its promise (<see cref="SeccompListener.ProbeWaitKillable"/>). So a call may come twice, and what a supervisor does
/// for it must be undone, or be as good twice as once.</para>
/// <para>Thread-safe. Every member that takes part in answering throws <see cref="ObjectDisposedException"/> once the
/// listener has been disposed of. Facts: seccomp_unotify(2).</para>
/// </remarks>
public readonly struct SeccompRequest
{
    private const uint X86_64 = 0xc000_003e; // AUDIT_ARCH_* of include/uapi/linux/audit.h
    private const uint X86 = 0x4000_0003;
    private const uint AArch64 = 0xc000_00b7;
    private const uint Arm = 0x4000_0028;
    private const int X32Bit = 0x4000_0000;  // __X32_SYSCALL_BIT of asm/unistd.h

    private const int MaxErrno = 4095; // MAX_ERRNO of include/linux/err.h

    private readonly SeccompListener _listener;
    private readonly Notification _notification;

    internal SeccompRequest(SeccompListener listener, in Notification notification)
    {
        _listener = listener;
        _notification = notification;
    }

    /// <summary>The kernel's name for this request, unique for the listener.</summary>
    public ulong Id => _notification.Id;

    /// <summary>
    /// The thread that makes the call, as the process that received the request names it; 0 where it cannot, because the
    /// thread is in a pid namespace that is not below its own. Another thread may have this id once the request is over.
    /// </summary>
    public int ThreadId => _notification.ThreadId;

    /// <summary>The AUDIT_ARCH_* value of the call's ABI.</summary>
    public uint AuditArch => _notification.AuditArch;

    /// <summary>The ABI's name as policies spell it, such as <c>x86_64</c>, <c>x32</c> or <c>arm</c>; empty for one that
    /// no kernel for x64 or arm64 serves.</summary>
    public string Abi => AuditArch switch
    {
        X86_64 => Number >= X32Bit ? "x32" : "x86_64",
        X86 => "x86",
        AArch64 => "aarch64",
        Arm => "arm",
        _ => "",
    };

    /// <summary>The call's number in its ABI.</summary>
    public int Number => _notification.Number;

    /// <summary>Where the target's next instruction is.</summary>
    public ulong InstructionPointer => _notification.InstructionPointer;

    /// <summary>Whether the target still waits for this answer.</summary>
    /// <remarks>Only a moment's truth. What follows from <see cref="ThreadId"/>, such as a file of <c>/proc</c>, is about
    /// the target only if this holds after it was opened (and what it says, after it was read).</remarks>
    public bool IsWaiting => _listener.IsWaiting(Id);

    /// <summary>An argument as it stands in the register. Many calls look at its lower 32 bits only.</summary>
    /// <param name="index">0 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public ulong Argument(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, 5u, nameof(index));
        return _notification.Arguments[index];
    }

    /// <summary>Reads the target's memory: process_vm_readv(2), between two looks at whether it still waits.</summary>
    /// <remarks>
    /// Every other thread and process that shares the memory can write to it, before and after: decide on what was read, and
    /// act on that copy. Needs the right to trace the target (ptrace(2), PTRACE_MODE_ATTACH_REALCREDS).
    /// </remarks>
    /// <param name="address">Where, in the target.</param>
    /// <param name="destination">Filled completely, or of no meaning.</param>
    /// <param name="errno">0; ESRCH (3) when the target does not wait any more; EFAULT (14), which is what to answer, when its
    /// memory does not reach that far; EPERM (1) when this process may not read it.</param>
    public bool TryReadMemory(ulong address, Span<byte> destination, out int errno)
    {
        errno = ListenerCalls.ESRCH;
        if (ThreadId == 0 || !IsWaiting)
            return false;

        nint read = 0;
        nint answer = 1;
        while (read < destination.Length && answer > 0)
        {
            answer = ListenerCalls.ReadMemory(ThreadId, address + (ulong)read, destination[(int)read..]);
            read += Math.Max(answer, 0);
        }

        if (!IsWaiting)
            return false;
        errno = read == destination.Length ? 0 : answer < 0 ? (int)-answer : ListenerCalls.EFAULT;
        return errno == 0;
    }

    /// <summary>Reads a string from the target's memory, such as a path, as <see cref="TryReadMemory"/> does.</summary>
    /// <param name="address">Where, in the target.</param>
    /// <param name="maxLength">The most bytes to read, with the 0 at the end: 4096 for a path (PATH_MAX).</param>
    /// <param name="text">The string without its end. What is not UTF-8 is refused, because another string would come of it.</param>
    /// <param name="errno">As there; and ENAMETOOLONG (36) when no end was found, EILSEQ (84) when it is not UTF-8.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not even the end would have room.</exception>
    public bool TryReadString(ulong address, int maxLength, [NotNullWhen(true)] out string? text, out int errno)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        return TargetString.TryRead(this, address, maxLength, out text, out errno);
    }

    /// <summary>Lets the call fail.</summary>
    /// <param name="errno">The error number, 1 to 4095.</param>
    /// <returns>Whether the target was still waiting.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such error number.</exception>
    public bool ReturnErrno(int errno)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(errno);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(errno, MaxErrno);
        return Answer(new NotificationAnswer { Id = Id, Error = -errno });
    }

    /// <summary>Lets the call return a value, without being made.</summary>
    /// <param name="value">What it returns. C libraries take -4095 to -1 for an error.</param>
    /// <inheritdoc cref="ReturnErrno" path="/returns"/>
    public bool ReturnValue(long value) => Answer(new NotificationAnswer { Id = Id, Value = value });

    /// <summary>Lets the kernel make the call, as if the filter had allowed it. Since Linux 5.5.</summary>
    /// <remarks>
    /// <b>Never a security decision.</b> Between the supervisor's look and the kernel's, the target's other threads, and
    /// whoever shares its memory, can change everything that an argument points to: the path that was checked is not
    /// the path that is opened (time of check, time of use). Only the registers are sure. Whoever could not allow the call
    /// outright must not continue it: do it in its place, and return the result or a descriptor. For calls
    /// that the filter's other rules, or the kernel, would hold anyway, or that are only to be observed, it is right.
    /// </remarks>
    /// <inheritdoc cref="ReturnErrno" path="/returns"/>
    public bool Continue() => Answer(new NotificationAnswer { Id = Id, Flags = NotificationAnswer.Continue });

    /// <summary>Gives the target a copy of a descriptor, and an answer later. Since Linux 5.9.</summary>
    /// <param name="descriptor">The descriptor here. It stays open.</param>
    /// <param name="closeOnExec">Whether the target's copy is closed when it starts another program.</param>
    /// <param name="number">Its number in the target.</param>
    /// <param name="errno">0; ESRCH (3) when the target does not wait any more; EMFILE (24) when it may have no more
    /// descriptors; EBADF (9) when <paramref name="at"/> is beyond that. It still waits for an answer after the last two.</param>
    /// <param name="at">Which number the copy gets; what was open there is closed. -1 for the lowest that is free.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is below -1.</exception>
    /// <exception cref="ObjectDisposedException">The descriptor, or the listener, is closed.</exception>
    public bool TryAddDescriptor(SafeHandle descriptor, bool closeOnExec, out int number, out int errno, int at = -1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, -1);
        return TryAdd(descriptor, closeOnExec, at < 0 ? 0 : AddedDescriptor.AtNumber, Math.Max(at, 0), out number, out errno);
    }

    /// <summary>
    /// Gives the target a copy of a descriptor and lets the call return its number, as open does; both or nothing, so that
    /// an interrupted call leaves no descriptor behind. Since Linux 5.14.
    /// </summary>
    /// <param name="descriptor">The descriptor here. It stays open.</param>
    /// <param name="closeOnExec">Whether the target's copy is closed when it starts another program.</param>
    /// <param name="errno">0; ESRCH (3) when the target does not wait any more; EMFILE (24) when it may have no more
    /// descriptors: it still waits, for that errno best; EINVAL (22) from a kernel that is older.</param>
    /// <exception cref="ObjectDisposedException">The descriptor, or the listener, is closed.</exception>
    public bool ReturnDescriptor(SafeHandle descriptor, bool closeOnExec, out int errno) =>
        TryAdd(descriptor, closeOnExec, AddedDescriptor.Answer, 0, out _, out errno);

    /// <summary>The kernel's name of the call, such as <c>openat</c>; empty where no name is known for the number.</summary>
    public string Syscall => SyscallName.Of(AuditArch, (uint)Number);

    /// <summary>The call and its thread, such as <c>openat (x86_64 257) of thread 4711</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Syscall is { Length: > 0 } name ? name : "syscall")} ({Abi} {Number}) of thread {ThreadId}");

    private bool TryAdd(SafeHandle descriptor, bool closeOnExec, uint flags, int at, out int number, out int errno)
    {
        nint result = _listener.AddDescriptor(descriptor, new AddedDescriptor
        {
            Id = Id,
            Flags = flags,
            Number = at,
            NumberFlags = closeOnExec ? AddedDescriptor.CloseOnExec : 0,
        });
        number = (int)Math.Max(result, -1);
        errno = result switch
        {
            >= 0 => 0,
            -ListenerCalls.ENOENT or -ListenerCalls.EINPROGRESS => ListenerCalls.ESRCH,
            _ => (int)-result,
        };
        return errno == 0;
    }

    private bool Answer(in NotificationAnswer answer)
    {
        nint result = _listener.Answer(answer);
        if (result is not (0 or -ListenerCalls.ENOENT or -ListenerCalls.EINPROGRESS))
            ListenerCalls.Throw("ioctl(SECCOMP_IOCTL_NOTIF_SEND)", result);
        return result == 0;
    }
}
