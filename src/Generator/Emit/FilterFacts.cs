using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using static System.FormattableString;

namespace SeccompSharp.Generator.Emit;

/// <summary>Says in sentences what a person wants to know about a filter.</summary>
internal static class FilterFacts
{
    private const int MostNamed = 4;

    /// <summary>Of a filter that asks for something which Install finds out, before that is put in.</summary>
    public const string WithoutValues =
        "Install puts in what it knows of the process ($self, $musl); as it stands here, what the rules allow for that is refused.";

    /// <summary>Its size.</summary>
    public static string Size(TargetFilter filter) => Invariant(
        $"{filter.Program.Instructions.Count} instructions, of which no call runs more than {ProgramPaths.Longest(filter.Program)}");

    /// <summary>Why a rule is there: text of XML on one line, whatever its author wrote.</summary>
    public static string Reason(JustifiedRule rule) =>
        $"{Quotation.List(rule.Names, MostNamed)}: {Quotation.OfText(rule.Text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}";

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
        List<SyscallReport> syscalls = [.. SyscallReport.Of(program, abi, cancellationToken)];
        int cached = syscalls.Count(syscall => syscall.Treatment == SyscallTreatment.Cached);
        int allowed = cached + syscalls.Count(syscall => syscall.Treatment == SyscallTreatment.Allowed);
        int byArguments = syscalls.Count(syscall => syscall.Treatment == SyscallTreatment.Filtered);
        string fromCache = cached == 0 ? "" : cached == allowed ? " from the kernel's cache" : Invariant($" ({cached} from the kernel's cache)");
        string arguments = byArguments == 0 ? "" : Invariant($", {byArguments} depending on arguments");
        return Invariant($"{abi.Name}: {allowed} of {syscalls.Count} system calls allowed{fromCache}{arguments}.");
    }
}
