using System;

namespace SeccompSharp;

/// <summary>What /proc says of the calling thread.</summary>
/// <remarks>Facts: proc_pid_status(5), task_seccomp of fs/proc/array.c.</remarks>
internal static class ThreadStatus
{
    /// <summary>How many filters are in force; null where the kernel does not tell.</summary>
    public static int? FilterCount()
    {
        nint file = Kernel.Open("/proc/thread-self/status\0"u8);
        if (file < 0)
            return null;
        int? count = Number(file, "\nSeccomp_filters:\t"u8);
        Kernel.Close(file);
        return count;
    }

    /// <summary>The number between a key and the end of its line.</summary>
    /// <remarks>In blocks: before it stand the groups of the user, of which there may be more than a buffer should hold.</remarks>
    private static int? Number(nint file, ReadOnlySpan<byte> key)
    {
        Span<byte> block = stackalloc byte[1024];
        int matched = 0;
        int number = 0;
        nint length;
        while ((length = Kernel.Read(file, block)) > 0)
        {
            foreach (byte character in block[..(int)length])
            {
                if (matched < key.Length)
                    matched = character == key[matched] ? matched + 1 : character == key[0] ? 1 : 0;
                else if (character == (byte)'\n')
                    return number;
                else
                    number = (10 * number) + character - '0';
            }
        }

        return null;
    }
}
