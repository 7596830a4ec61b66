using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Violations;

/// <summary>A call that a filter has stopped or logged, as far as a line tells of it.</summary>
/// <param name="Abi">Its ABI; null for one that is not known here.</param>
/// <param name="Token">AUDIT_ARCH_* of it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Action">What the filter answered.</param>
internal sealed record DeniedCall(Abi? Abi, uint Token, uint Number, SyscallAction Action)
{
    /// <summary>The process' id; null where the line does not tell.</summary>
    public string? Process { get; init; }

    /// <summary>The thread's name or id.</summary>
    public string? Thread { get; init; }

    /// <summary>The classes whose filters it may have been; none where the line does not tell.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The program that made it.</summary>
    public string? Executable { get; init; }

    /// <summary>The arguments that the call has, as the registers had them; null where the line does not tell.</summary>
    public IReadOnlyList<ulong>? Arguments { get; init; }

    /// <summary>Where in the program it was made.</summary>
    public string? Address { get; init; }

    /// <summary>Its name; null where none is known.</summary>
    public string? Name => Abi is not null && SyscallTable.TryGetName(Abi, Number, out string? name) ? name : null;

    /// <summary>Whether the process went on with an answer, or with the call made.</summary>
    public bool IsSurvived => Action.Kind is ActionKind.Errno or ActionKind.Log or ActionKind.Allow;

    /// <summary>Whether CoreCLR made it for itself: names of threads, its diagnostics' socket.</summary>
    public bool IsOfRuntime => Address?.Contains("libcoreclr.so", StringComparison.Ordinal) == true;

    /// <summary>The call as a filter sees it; arguments that are not known are 0.</summary>
    public SeccompData ToData()
    {
        var arguments = new ulong[6];
        for (int i = 0; i < Arguments?.Count; i++)
            arguments[i] = Arguments[i];
        return new SeccompData(Number, Token, arguments, 0);
    }

    /// <summary>Reads a line, whoever wrote it.</summary>
    public static DeniedCall? Read(string line) => ReporterLine.Read(line) ?? AuditLine.Read(line);

    /// <summary>The ABI: x32 has the token of x86_64, and a bit in its numbers.</summary>
    public static Abi? AbiOf(uint token, uint number)
    {
        if (token == Abi.X86_64.AuditArch && (number & Abi.X32Bit) != 0)
            return Abi.X32;
        foreach (Abi abi in Abi.All)
        {
            if (abi.AuditArch == token)
                return abi;
        }

        return null;
    }
}
