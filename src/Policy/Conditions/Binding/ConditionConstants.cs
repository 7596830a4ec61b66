using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>The constants that conditions may name: the kernel's, and a few that programs know from libc.</summary>
internal static class ConditionConstants
{
    /// <summary>The same on every ABI. unistd.h and stddef.h of POSIX; MNT_* and UMOUNT_* from include/linux/fs.h.</summary>
    private static readonly KeyValuePair<string, ulong>[] s_others =
    [
        new("F_OK", 0),
        new("MNT_DETACH", 2),
        new("MNT_EXPIRE", 4),
        new("MNT_FORCE", 1),
        new("NULL", 0),
        new("R_OK", 4),
        new("STDERR_FILENO", 2),
        new("STDIN_FILENO", 0),
        new("STDOUT_FILENO", 1),
        new("UMOUNT_NOFOLLOW", 8),
        new("W_OK", 2),
        new("X_OK", 1),
    ];

    /// <summary>Every name, in no particular order.</summary>
    public static IEnumerable<string> Names => Constants.Names.Concat(s_others.Select(entry => entry.Key));

    /// <summary>The value of a constant, if the ABI has it; a negative one as 64-bit two's complement.</summary>
    public static bool TryGet(Abi abi, string name, out ulong value)
    {
        if (Constants.TryGet(abi, name, out value))
            return true;
        foreach (KeyValuePair<string, ulong> entry in s_others)
        {
            if (entry.Key == name)
            {
                value = entry.Value;
                return true;
            }
        }

        return false;
    }
}
