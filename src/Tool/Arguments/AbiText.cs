using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Arguments;

/// <summary>ABIs on the command line.</summary>
internal static class AbiText
{
    /// <summary>Reads <c>x86_64</c> or <c>x86_64,x86</c>; each once.</summary>
    /// <exception cref="UnusableException">A name is no ABI, or none is given.</exception>
    public static IReadOnlyList<Abi> ReadList(string text)
    {
        return [.. text.Split(',').Select(name => Read(name.Trim())).Distinct()];
    }

    /// <summary>Reads one name.</summary>
    /// <exception cref="UnusableException">The name is no ABI.</exception>
    public static Abi Read(string name)
    {
        return Abi.Find(name) ?? throw new UnusableException($"'{name}' is no ABI{Hint(name)}. "
            + $"The ABIs are {string.Join(", ", Abi.All.Select(abi => abi.Name))}.");
    }

    private static string Hint(string name)
    {
        string? same = Abi.All.FirstOrDefault(abi => IsAnotherNameOf(abi, name))?.Name
            ?? Spelling.Nearest(name, Abi.All.Select(abi => abi.Name));
        return Spelling.Hint(same);
    }

    private static bool IsAnotherNameOf(Abi abi, string name) =>
        new[] { abi.Name, abi.GoName, abi.ScmpName, Target.WithNative(abi).Name }.Contains(name, StringComparer.OrdinalIgnoreCase);
}
