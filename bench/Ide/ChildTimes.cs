using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SeccompSharp.IdeBench;

/// <summary>The CPU time of processes that this one has started, theirs included, once they have ended (getrusage).</summary>
internal static partial class ChildTimes
{
    private const int RUSAGE_CHILDREN = -1;

    public static TimeSpan Total
    {
        get
        {
            if (GetUsage(RUSAGE_CHILDREN, out Usage usage) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
                + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
    }
}
