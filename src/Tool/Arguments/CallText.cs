using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Arguments;

/// <summary>The call that <c>eval</c> asks about.</summary>
internal static class CallText
{
    private const int ArgumentCount = 6;

    /// <summary>Reads a syscall, by its name on the ABI or by the number in seccomp_data.</summary>
    /// <exception cref="UnusableException">It is neither.</exception>
    public static uint ReadSyscall(Abi abi, string text)
    {
        if (NumberArgument.TryParseSyscall(text, out uint number) || SyscallTable.TryGetNumber(abi, text, out number))
            return number;
        if (text.Length > 0 && char.IsAsciiDigit(text[0]))
            throw new UnusableException($"'{text}' is no syscall number: decimal or 0x…, up to 32 bits.");
        string? nearest = Spelling.Nearest(text, SyscallTable.Of(abi).Select(syscall => syscall.Name));
        throw new UnusableException($"{abi} has no syscall '{text}'{Spelling.Hint(nearest)}.");
    }

    /// <summary>Reads up to six arguments separated by commas; those not given are 0.</summary>
    /// <exception cref="UnusableException">One is no number, or there are too many.</exception>
    public static ulong[] ReadArguments(string? text)
    {
        var arguments = new ulong[ArgumentCount];
        if (string.IsNullOrEmpty(text))
            return arguments;
        string[] parts = text.Split(',');
        if (parts.Length > ArgumentCount)
            throw new UnusableException($"A syscall has {ArgumentCount} arguments; --args gives {parts.Length}.");
        for (int i = 0; i < parts.Length; i++)
        {
            if (!NumberArgument.TryParse(parts[i].Trim(), out arguments[i]))
                throw new UnusableException($"Argument {i} is '{parts[i]}'; it takes a number, decimal or 0x…, up to 64 bits.");
        }

        return arguments;
    }
}
