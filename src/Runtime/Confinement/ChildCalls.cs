using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SeccompSharp.Confinement;

/// <summary>The system calls that starting and awaiting a confined process takes, on the two architectures of the launcher.</summary>
/// <remarks>Results are the kernel's own: negative means a negated errno. Numbers: asm/unistd.h.</remarks>
internal static unsafe class ChildCalls
{
    private const int EINVAL = 22;
    private const int CurrentDirectory = -100; // AT_FDCWD

    public static bool AreKnown =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>A descriptor that a call has answered with; an invalid one for an error.</summary>
    public static SafeFileHandle Own(nint answer) => new(answer < 0 ? -1 : answer, ownsHandle: true);

    /// <summary>A file in memory that may be executed: memfd_create(2).</summary>
    public static nint CreateExecutableFile()
    {
        const uint closeOnExec = 1, allowSealing = 2, executable = 0x10; // MFD_*
        fixed (byte* name = "seccomp launcher\0"u8)
        {
            nint file = Call(IsX64 ? 319 : 279, (nint)name, (nint)(closeOnExec | allowSealing | executable));
            // Linux before 6.3 does not know MFD_EXEC: every file is executable there.
            return file == -EINVAL ? Call(IsX64 ? 319 : 279, (nint)name, (nint)(closeOnExec | allowSealing)) : file;
        }
    }

    public static nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
            return Call(IsX64 ? 1 : 64, file.DangerousGetHandle(), (nint)first, bytes.Length);
    }

    /// <summary>From here on, nobody changes the file: F_ADD_SEALS of fcntl(2), with all seals.</summary>
    public static nint Seal(SafeFileHandle file) => Call(IsX64 ? 72 : 25, file.DangerousGetHandle(), 1033, 1 | 2 | 4 | 8);

    /// <summary>A new System V segment of one page, for this user.</summary>
    public static nint CreateSegment()
    {
        const int anyKey = 0, create = 0x200, ownerOnly = 0x180; // IPC_PRIVATE, IPC_CREAT, 0600
        return Call(IsX64 ? 29 : 194, anyKey, sizeof(LaunchReport), create | ownerOnly);
    }

    public static nint AttachSegment(nint segment) => Call(IsX64 ? 30 : 196, segment);

    /// <summary>IPC_RMID: the segment goes with the last process that has it attached. Until then others may attach it (shmat(2)).</summary>
    public static nint RemoveSegment(nint segment) => Call(IsX64 ? 31 : 195, segment);

    public static nint DetachSegment(nint address) => Call(IsX64 ? 67 : 197, address);

    /// <summary>Sleeps while a word has a value, until it is woken or the time is over.</summary>
    public static void Wait(uint* word, uint value, int milliseconds)
    {
        (long Seconds, long Nanoseconds) time = (0, milliseconds * 1_000_000L);
        Call(IsX64 ? 202 : 98, (nint)word, 0, (nint)value, (nint)(&time)); // FUTEX_WAIT
    }

    public static void Wake(int* word) => Call(IsX64 ? 202 : 98, (nint)word, 1, 1); // FUTEX_WAKE

    public static nint OpenProcess(int id) => Call(434, id); // pidfd_open

    /// <summary>The wait status of a process that has been reaped: PIDFD_INFO_EXIT of include/uapi/linux/pidfd.h, since Linux 6.15.</summary>
    public static bool TryGetWaitStatus(SafeFileHandle process, out int status)
    {
        const ulong exit = 1 << 3; // PIDFD_INFO_EXIT
        const int getInfo = unchecked((int)0xc040_ff0b); // _IOWR(0xff, 11, struct pidfd_info), of 64 bytes
        const int statusOffset = 60;
        ulong* info = stackalloc ulong[8];
        new Span<ulong>(info, 8).Clear();
        info[0] = exit;
        nint answer = Call(IsX64 ? 16 : 29, process.DangerousGetHandle(), getInfo, (nint)info);
        status = *(int*)((byte*)info + statusOffset);
        return answer == 0 && (info[0] & exit) != 0;
    }

    /// <summary>Whether this user may execute a file: faccessat(2), X_OK.</summary>
    /// <param name="path">With a 0 at its end.</param>
    public static bool MayExecute(ReadOnlySpan<byte> path)
    {
        fixed (byte* first = path)
            return Call(IsX64 ? 269 : 48, CurrentDirectory, (nint)first, 1) == 0;
    }

    private static nint Call(nint number, nint first, nint second = 0, nint third = 0, nint fourth = 0)
    {
        nint result = Libc.Syscall(number, first, second, third, fourth);
        return result == -1 ? -Marshal.GetLastSystemError() : result;
    }
}
