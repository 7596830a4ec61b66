using System;
using System.Globalization;

namespace SeccompSharp;

/// <summary>What a thread is called.</summary>
internal static class ThreadName
{
    private const int LongestName = 15; // TASK_COMM_LEN of include/linux/sched.h, without the final 0

    /// <summary>
    /// The name of a thread of this process, or null where it cannot be read, as where /proc is not mounted. Null too where
    /// the calling thread has a filter: that one may end the process at openat, which no error text is worth.
    /// </summary>
    public static string? Of(int threadId)
    {
        if (Seccomp.CurrentMode != SeccompMode.Disabled)
            return null;
        string path = "/proc/self/task/" + ((uint)threadId).ToString(CultureInfo.InvariantCulture) + "/comm\0";
        Span<byte> pathBytes = stackalloc byte[path.Length];
        for (int i = 0; i < path.Length; i++)
            pathBytes[i] = (byte)path[i];

        nint file = Kernel.Open(pathBytes);
        if (file < 0)
            return null;
        Span<byte> name = stackalloc byte[LongestName];
        nint length = Kernel.Read(file, name);
        Kernel.Close(file);
        return length <= 0 ? null : Printable(name[..(int)length]);
    }

    private static string Printable(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[LongestName];
        int length = 0;
        for (; length < name.Length && name[length] != (byte)'\n'; length++)
            text[length] = name[length] is >= (byte)' ' and <= (byte)'~' ? (char)name[length] : '?';
        return new string(text[..length]);
    }
}
