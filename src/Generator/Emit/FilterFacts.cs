using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>Says in sentences what a person wants to know about a filter.</summary>
internal static class FilterFacts
{
    /// <summary>Its size.</summary>
    public static string Size(TargetFilter filter) => Invariant(
        $"{filter.Program.Instructions.Count} instructions, of which no call runs more than {ProgramPaths.Longest(filter.Program)}");

    /// <summary>What becomes of calls: a sentence for each ABI covered, and one for the others.</summary>
    public static IEnumerable<string> Calls(TargetFilter filter, CancellationToken cancellationToken)
    {
        foreach (Abi abi in filter.Abis)
            yield return Calls(filter.Program, abi, cancellationToken);
        yield return $"Calls of any other ABI: {filter.ForeignAbi}.";
        if (filter.LoggedInstead is { } action)
            yield return $"SeccompMode of this build is Log: a call that no rule decides is logged and made, instead of {action}.";
    }

    private static string Calls(Program program, Abi abi, CancellationToken cancellationToken)
    {
        int allowed = 0;
        int byArguments = 0;
        IReadOnlyList<Syscall> syscalls = SyscallTable.Of(abi);
        foreach (Syscall syscall in syscalls)
        {
            IReadOnlyList<uint> returns = ProgramPaths.Returns(program, abi.AuditArch, syscall.Number, cancellationToken);
            byArguments += returns.Count > 1 ? 1 : 0;
            allowed += returns.Count == 1 && returns[0] == SyscallAction.Allow.ReturnValue ? 1 : 0;
        }

        string arguments = byArguments == 0 ? "" : Invariant($", {byArguments} depending on arguments");
        return Invariant($"{abi.Name}: {allowed} of {syscalls.Count} system calls allowed{arguments}.");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
