using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Fuzz;

/// <summary>Installs a program in a forked child and makes calls there.</summary>
/// <remarks>
/// The child of a .NET process has one thread and no runtime to speak of: between fork and exit it runs one method
/// that is compiled beforehand, allocates nothing and enters no runtime code.
/// </remarks>
internal static unsafe class KernelProbe
{
    /// <summary>The child died of SIGSYS before the call returned.</summary>
    public const int Killed = -1;

    private const int SigSys = 31;
    private const int NrSeccomp = 317;
    private const int NrPrctl = 157;
    private const int PrSetDumpable = 4;
    private const int PrSetNoNewPrivileges = 38;
    private const int MaxCalls = 4096;
    private const int WordsPerCall = 7;
    private const uint SecondsToLive = 30;

    private static readonly nint s_libc = NativeLibrary.Load("libc.so.6");
    private static readonly delegate* unmanaged[SuppressGCTransition]<int> s_fork =
        (delegate* unmanaged[SuppressGCTransition]<int>)NativeLibrary.GetExport(s_libc, "fork");
    private static readonly delegate* unmanaged[SuppressGCTransition]<int, void> s_exit =
        (delegate* unmanaged[SuppressGCTransition]<int, void>)NativeLibrary.GetExport(s_libc, "_exit");
    private static readonly delegate* unmanaged[SuppressGCTransition]<uint, uint> s_alarm =
        (delegate* unmanaged[SuppressGCTransition]<uint, uint>)NativeLibrary.GetExport(s_libc, "alarm");
    private static readonly delegate* unmanaged[SuppressGCTransition]<int*> s_errno =
        (delegate* unmanaged[SuppressGCTransition]<int*>)NativeLibrary.GetExport(s_libc, "__errno_location");
    private static readonly delegate* unmanaged[SuppressGCTransition]<long, ulong, ulong, ulong, ulong, ulong, ulong, long> s_syscall =
        (delegate* unmanaged[SuppressGCTransition]<long, ulong, ulong, ulong, ulong, ulong, ulong, long>)NativeLibrary.GetExport(s_libc, "syscall");
    private static readonly delegate* unmanaged<int, int*, int, int> s_waitpid =
        (delegate* unmanaged<int, int*, int, int>)NativeLibrary.GetExport(s_libc, "waitpid");
    private static readonly delegate* unmanaged<nint, nint, int, int, int, nint, nint> s_mmap =
        (delegate* unmanaged<nint, nint, int, int, int, nint, nint>)NativeLibrary.GetExport(s_libc, "mmap");

    /// <summary>What parent and child share: the calls, then one result a call.</summary>
    private static readonly ulong* s_calls = Share(MaxCalls * WordsPerCall * sizeof(ulong));
    private static readonly int* s_results = (int*)Share(MaxCalls * sizeof(int));

    /// <summary>What each call ended in: an errno, 0 for success, or <see cref="Killed"/>, after which there are no more.</summary>
    /// <exception cref="InvalidOperationException">The kernel refused the program, or the child ended in another way.</exception>
    public static List<int> Run(byte[] program, IReadOnlyList<SeccompData> calls)
    {
        for (int i = 0; i < calls.Count; i++)
        {
            s_calls[i * WordsPerCall] = calls[i].Nr;
            for (int argument = 0; argument < calls[i].Args.Length; argument++)
                s_calls[(i * WordsPerCall) + 1 + argument] = calls[i].Args[argument];
        }

        int status;
        fixed (byte* instructions = program)
        {
            var filter = new FilterProgram { Length = (ushort)(program.Length / Instruction.Size), Instructions = instructions };
            RuntimeHelpers.PrepareMethod(typeof(KernelProbe).GetMethod(nameof(ForkAndCall))!.MethodHandle);
            int child = ForkAndCall(&filter, calls.Count);
            if (child < 0 || s_waitpid(child, &status, 0) != child)
                throw new InvalidOperationException("There is no child process.");
        }

        int done = s_results[0];
        var results = new List<int>();
        for (int i = 0; i < done; i++)
            results.Add(s_results[1 + i]);
        if ((status & 0x7f) == SigSys && done < calls.Count)
            results.Add(Killed);
        else if (status != 0 || done != calls.Count)
            throw new InvalidOperationException($"The child ended with status {status:x} after {done} of {calls.Count} calls.");
        return results;
    }

    /// <summary>Public only so that it can be found and compiled before it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int ForkAndCall(FilterProgram* filter, int count)
    {
        s_results[0] = 0;
        int child = s_fork();
        if (child != 0)
            return child;

        s_alarm(SecondsToLive);
        s_syscall(NrPrctl, PrSetDumpable, 0, 0, 0, 0, 0);
        s_syscall(NrPrctl, PrSetNoNewPrivileges, 1, 0, 0, 0, 0);
        if (s_syscall(NrSeccomp, 1, 0, (ulong)filter, 0, 0, 0) != 0)
            s_exit(100);
        for (int i = 0; i < count; i++)
        {
            ulong* call = s_calls + (i * WordsPerCall);
            long result = s_syscall((long)call[0], call[1], call[2], call[3], call[4], call[5], call[6]);
            s_results[1 + i] = result == -1 ? *s_errno() : (int)result;
            s_results[0] = i + 1;
        }

        s_exit(0);
        return 0;
    }

    private static ulong* Share(int bytes)
    {
        const int readWrite = 3, sharedAnonymous = 0x21;
        return (ulong*)s_mmap(0, bytes + sizeof(int), readWrite, sharedAnonymous, -1, 0);
    }

    /// <summary><c>struct sock_fprog</c> of include/uapi/linux/filter.h.</summary>
    public struct FilterProgram
    {
        public ushort Length;
        public byte* Instructions;
    }
}
