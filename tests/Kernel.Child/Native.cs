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

    [LibraryImport("libc", EntryPoint = "pthread_create")]
    private static partial int CreateThread(out nint thread, void* attributes, void* start, void* argument);
}
