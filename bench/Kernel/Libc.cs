using System.Runtime.InteropServices;

namespace SeccompSharp.KernelBench;

/// <summary>Functions of the C library that a forked child may call: addresses are looked up before the fork.</summary>
internal static unsafe class Libc
{
    public const int NrGetppid = 110;
    public const int NrPrctl = 157;
    public const int NrSeccomp = 317;

    private static readonly nint s_libc = NativeLibrary.Load("libc.so.6");

    public static readonly delegate* unmanaged[SuppressGCTransition]<int> Fork =
        (delegate* unmanaged[SuppressGCTransition]<int>)NativeLibrary.GetExport(s_libc, "fork");

    public static readonly delegate* unmanaged[SuppressGCTransition]<int, void> Exit =
        (delegate* unmanaged[SuppressGCTransition]<int, void>)NativeLibrary.GetExport(s_libc, "_exit");

    public static readonly delegate* unmanaged[SuppressGCTransition]<int, long*, int> ClockGetTime =
        (delegate* unmanaged[SuppressGCTransition]<int, long*, int>)NativeLibrary.GetExport(s_libc, "clock_gettime");

    public static readonly delegate* unmanaged[SuppressGCTransition]<long, ulong, ulong, ulong, ulong, ulong, ulong, long> Syscall =
        (delegate* unmanaged[SuppressGCTransition]<long, ulong, ulong, ulong, ulong, ulong, ulong, long>)NativeLibrary.GetExport(s_libc, "syscall");

    public static readonly delegate* unmanaged<int, int*, int, int> WaitPid =
        (delegate* unmanaged<int, int*, int, int>)NativeLibrary.GetExport(s_libc, "waitpid");

    private static readonly delegate* unmanaged<nint, nint, int, int, int, nint, nint> s_mmap =
        (delegate* unmanaged<nint, nint, int, int, int, nint, nint>)NativeLibrary.GetExport(s_libc, "mmap");

    private static readonly delegate* unmanaged<byte*, uint, int> s_memfdCreate =
        (delegate* unmanaged<byte*, uint, int>)NativeLibrary.GetExport(s_libc, "memfd_create");

    /// <summary>A descriptor of a file that is nowhere.</summary>
    public static int AnonymousFile()
    {
        byte name = 0;
        return s_memfdCreate(&name, 0);
    }

    /// <summary>Zeroed memory that parent and children share.</summary>
    public static void* Share(int bytes)
    {
        const int readWrite = 3, sharedAnonymous = 0x21;
        return (void*)s_mmap(0, bytes, readWrite, sharedAnonymous, -1, 0);
    }
}

/// <summary><c>struct sock_fprog</c> of include/uapi/linux/filter.h.</summary>
internal unsafe struct FilterProgram
{
    public ushort Length;
    public byte* Instructions;
}
