using System;
using System.Globalization;

namespace SeccompSharp.Policies.Model;

/// <summary>What the kernel does with a call: the action half of a filter's 32-bit return value.</summary>
/// <remarks>Names and values are those of include/uapi/linux/seccomp.h (SECCOMP_RET_*).</remarks>
public enum ActionKind : uint
{
    /// <summary>Ends the calling thread only.</summary>
    KillThread = 0x0000_0000,

    /// <summary>Sends SIGSYS to the calling thread; 16 bits of data reach the handler in si_errno.</summary>
    Trap = 0x0003_0000,

    /// <summary>Skips the call and returns the negated data as its result.</summary>
    Errno = 0x0005_0000,

    /// <summary>Asks the supervisor that holds the listener descriptor.</summary>
    Notify = 0x7fc0_0000,

    /// <summary>Asks the tracer; 16 bits of data reach it.</summary>
    Trace = 0x7ff0_0000,

    /// <summary>Logs the call, then makes it.</summary>
    Log = 0x7ffc_0000,

    /// <summary>Makes the call.</summary>
    Allow = 0x7fff_0000,

    /// <summary>Ends the whole process with SIGSYS.</summary>
    KillProcess = 0x8000_0000,
}

/// <summary>An action with its 16 bits of data: exactly one return value of a filter.</summary>
/// <param name="Kind">The action.</param>
/// <param name="Data">An errno, or what a tracer or SIGSYS handler is told; 0 for the other actions.</param>
public readonly record struct SyscallAction(ActionKind Kind, ushort Data = 0) : IComparable<SyscallAction>
{
    /// <summary>The highest errno the kernel returns; it caps higher ones (kernel/seccomp.c, MAX_ERRNO).</summary>
    public const ushort MaxErrno = 4095;

    /// <summary>SECCOMP_RET_ALLOW.</summary>
    public static SyscallAction Allow => new(ActionKind.Allow);

    /// <summary>SECCOMP_RET_LOG.</summary>
    public static SyscallAction Log => new(ActionKind.Log);

    /// <summary>SECCOMP_RET_USER_NOTIF.</summary>
    public static SyscallAction Notify => new(ActionKind.Notify);

    /// <summary>SECCOMP_RET_KILL_THREAD.</summary>
    public static SyscallAction KillThread => new(ActionKind.KillThread);

    /// <summary>SECCOMP_RET_KILL_PROCESS.</summary>
    public static SyscallAction KillProcess => new(ActionKind.KillProcess);

    /// <summary>SECCOMP_RET_ERRNO with an errno from 0 to <see cref="MaxErrno"/>.</summary>
    public static SyscallAction Errno(ushort errno) => new(ActionKind.Errno, errno);

    /// <summary>SECCOMP_RET_TRAP.</summary>
    public static SyscallAction Trap(ushort data = 0) => new(ActionKind.Trap, data);

    /// <summary>SECCOMP_RET_TRACE.</summary>
    public static SyscallAction Trace(ushort data) => new(ActionKind.Trace, data);

    /// <summary>The value a filter returns for this action.</summary>
    public uint ReturnValue => (uint)Kind | Data;

    /// <summary>Whether the call is made (allowed or logged).</summary>
    public bool LetsTheCallThrough => Kind is ActionKind.Allow or ActionKind.Log;

    /// <summary>Whether the call is not made, whoever listens: an errno, a signal or an end.</summary>
    public bool Denies => Kind is ActionKind.Errno or ActionKind.Trap or ActionKind.KillThread or ActionKind.KillProcess;

    /// <summary>Splits a return value as the kernel does.</summary>
    public static SyscallAction FromReturnValue(uint value) => new((ActionKind)(value & 0xffff_0000), (ushort)value);

    /// <summary>
    /// The kernel's precedence between stacked filters: less means more restrictive. Kinds compare as signed 32-bit
    /// numbers (seccomp(2)); within one kind, where the kernel has no order, the lower data comes first.
    /// </summary>
    public int CompareTo(SyscallAction other)
    {
        int byKind = unchecked((int)Kind).CompareTo(unchecked((int)other.Kind));
        return byKind != 0 ? byKind : Data.CompareTo(other.Data);
    }

    /// <summary>The form that the command line prints: <c>ALLOW</c>, <c>ERRNO(1)</c>, <c>KILL_PROCESS</c>.</summary>
    public override string ToString() => Kind switch
    {
        ActionKind.Allow => "ALLOW",
        ActionKind.Log => "LOG",
        ActionKind.Notify => "NOTIFY",
        ActionKind.KillThread => "KILL_THREAD",
        ActionKind.KillProcess => "KILL_PROCESS",
        ActionKind.Trap => Data == 0 ? "TRAP" : WithData("TRAP"),
        ActionKind.Trace => WithData("TRACE"),
        ActionKind.Errno => WithData("ERRNO"),
        _ => "0x" + ReturnValue.ToString("x8", CultureInfo.InvariantCulture),
    };

    private string WithData(string name) => $"{name}({Data.ToString(CultureInfo.InvariantCulture)})";
}
