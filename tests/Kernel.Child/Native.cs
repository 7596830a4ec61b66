using System;
using System.Runtime.InteropServices;

namespace SeccompSharp.Kernel.Child;

/// <summary>System calls by number, past every library that could add to or hide what the kernel answers.</summary>
internal static unsafe partial class Native
{
    public const int PageSize = 4096;

    private const nint ReadExecute = 1 | 4;
    private const nint ReadWrite = 1 | 2;
    private const nint PrivateAnonymous = 2 | 32;

    /// <summary>The result, or the negated errno.</summary>
    public static long Call(long number, params ReadOnlySpan<long> args)
    {
        Span<nint> registers = stackalloc nint[6];
        for (int i = 0; i < args.Length; i++)
            registers[i] = (nint)args[i];
        nint result = Syscall(
            (nint)number, registers[0], registers[1], registers[2], registers[3], registers[4], registers[5]);
        return result == -1 ? -Marshal.GetLastPInvokeError() : result;
    }

    /// <summary>Writes to a descriptor without the runtime's stream and encoder, which make other calls.</summary>
    public static long Write(int descriptor, ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
            return Call(Nr.Write, descriptor, (nint)start, text.Length);
    }

    /// <summary>Lets a signal interrupt the calls that it meets, and do nothing else.</summary>
    /// <remarks>The handler is abs(3), which takes the signal's number and touches no memory: one in C# may not run everywhere.</remarks>
    public static void InterruptBy(int signal)
    {
        // struct sigaction of glibc and musl on x86-64 and arm64: the handler first, everything else 0.
        nint* action = stackalloc nint[19];
        action[0] = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "abs");
        ArgumentOutOfRangeException.ThrowIfNotEqual(SetAction(signal, action, null), 0);
    }

    /// <summary>Sets how many descriptors this process may have, and tells how many it might before. Open ones stay open.</summary>
    public static ulong LimitDescriptors(ulong count)
    {
        (ulong Soft, ulong Hard) before = default;
        Call(Nr.Prlimit64, 0, 7, 0, (nint)(&before)); // RLIMIT_NOFILE
        (ulong Soft, ulong Hard) limit = (count, before.Hard);
        Call(Nr.Prlimit64, 0, 7, (nint)(&limit));
        return before.Soft;
    }

    /// <summary>Copies machine code into a page of its own that may be executed and not written.</summary>
    public static void* LoadCode(ReadOnlySpan<byte> code)
    {
        long page = Call(Nr.Mmap, 0, PageSize, ReadWrite, PrivateAnonymous, -1, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        code.CopyTo(new Span<byte>((void*)page, PageSize));
        ArgumentOutOfRangeException.ThrowIfNotEqual(Call(Nr.Mprotect, page, PageSize, ReadExecute), 0);
        return (void*)page;
    }

    /// <summary>Starts a thread that the runtime knows nothing of.</summary>
    public static void StartThread(void* code, void* argument) =>
        ArgumentOutOfRangeException.ThrowIfNotEqual(CreateThread(out _, null, code, argument), 0);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SetAction(int signal, void* action, void* before);

    [LibraryImport("libc", EntryPoint = "pthread_create")]
    private static partial int CreateThread(out nint thread, void* attributes, void* start, void* argument);
}
