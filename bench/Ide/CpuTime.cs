using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SeccompSharp.IdeBench;

/// <summary>What a busy machine does not change much: the CPU time that something took.</summary>
internal static partial class CpuTime
{
    private const int RUSAGE_CHILDREN = -1;
    private const int CLOCK_PROCESS_CPUTIME_ID = 2;

    /// <summary>Of this process.</summary>
    public static TimeSpan OfProcess => Of(CLOCK_PROCESS_CPUTIME_ID);

    /// <summary>Of processes that this one has started, theirs included, once they have ended.</summary>
    public static TimeSpan OfChildren
    {
        get
        {
            if (GetUsage(RUSAGE_CHILDREN, out Usage usage) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
                + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
        }
    }

    private static TimeSpan Of(int clock)
    {
        if (GetTime(clock, out Instant time) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out Instant time);

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct Instant
    {
        public long Seconds, Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
    }
}
