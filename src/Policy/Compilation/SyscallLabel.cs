using System.Globalization;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What a message calls a syscall.</summary>
internal static class SyscallLabel
{
    public static string Of(Abi abi, uint number) => SyscallTable.TryGetName(abi, number, out string? name)
        ? name + " on " + abi.Name
        : "number " + number.ToString(CultureInfo.InvariantCulture) + " on " + abi.Name;
}
