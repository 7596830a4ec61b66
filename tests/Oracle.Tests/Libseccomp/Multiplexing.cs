using System.Collections.Generic;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>Which numbers a rule for a name reaches once libseccomp has added it to socketcall or ipc as well.</summary>
internal static class Multiplexing
{
    /// <summary>
    /// libseccomp's numbers for multiplexed names: -101 to -120 for socketcall, -201 to -224 for ipc
    /// (src/arch-x86.c and its like).
    /// </summary>
    public static IEnumerable<uint> Numbers(Abi abi, string name)
    {
        int resolved = LibseccompFilter.Resolve(abi, name);
        if (resolved >= 0)
            yield return (uint)resolved;
        if (resolved is <= -101 and >= -120 && SyscallTable.TryGetNumber(abi, "socketcall", out uint socketcall))
            yield return socketcall;
        if (resolved is <= -201 and >= -224 && SyscallTable.TryGetNumber(abi, "ipc", out uint ipc))
            yield return ipc;
        if (resolved is <= -101 and >= -224 && SyscallTable.TryGetNumber(abi, name, out uint direct))
            yield return direct;
    }

    /// <summary>Whether a number is socketcall's or ipc's.</summary>
    public static bool IsMultiplexer(Abi abi, uint number)
    {
        foreach (uint multiplexer in Multiplexers(abi))
        {
            if (multiplexer == number)
                return true;
        }

        return false;
    }

    /// <summary>The numbers of socketcall and ipc, where an ABI has them.</summary>
    public static IEnumerable<uint> Multiplexers(Abi abi)
    {
        foreach (string name in new[] { "socketcall", "ipc" })
        {
            if (SyscallTable.TryGetNumber(abi, name, out uint number))
                yield return number;
        }
    }
}
