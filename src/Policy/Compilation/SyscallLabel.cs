using System.Globalization;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What a message calls a syscall.</summary>
internal static class SyscallLabel
{
    public static string Of(Abi abi, uint number) =>
        "number " + number.ToString(CultureInfo.InvariantCulture) + " on " + abi.Name;
}
