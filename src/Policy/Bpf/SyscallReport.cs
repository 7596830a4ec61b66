using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Bpf;

/// <summary>How a kernel answers a syscall under a filter.</summary>
public enum SyscallTreatment
{
    /// <summary>Always allowed, and answered from the kernel's allow cache: the filter does not run (Linux 5.11 and later).</summary>
    Cached,

    /// <summary>Always allowed, but the kernel has no cache for this ABI (x32, mips): the filter runs.</summary>
    Allowed,

    /// <summary>The arguments decide.</summary>
    Filtered,

    /// <summary>Always answered in another way than by allowing it.</summary>
    Denied,
}

/// <summary>What becomes of one syscall under a filter.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Abi">The ABI.</param>
/// <param name="Syscall">Its name and number there.</param>
/// <param name="Treatment">How the kernel answers it.</param>
/// <param name="Actions">What may happen to a call, the mildest first; one action unless the arguments decide.</param>
/// <param name="Instructions">The most instructions that the kernel runs for a call; 0 if it answers from its cache.</param>
public sealed record SyscallReport(
    Abi Abi, Syscall Syscall, SyscallTreatment Treatment, ImmutableEquatableArray<SyscallAction> Actions, int Instructions)
{
    /// <summary>Every syscall that the ABI has, ascending by number.</summary>
    /// <param name="program">A program that KernelCheck takes.</param>
    /// <param name="abi">An ABI that it covers.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    public static IEnumerable<SyscallReport> Of(Program program, Abi abi, CancellationToken cancellationToken) =>
        SyscallTable.Of(abi).Select(syscall => Of(program, abi, syscall, cancellationToken));

    private static SyscallReport Of(Program program, Abi abi, Syscall syscall, CancellationToken cancellationToken)
    {
        NumberPaths paths = ProgramPaths.Of(program, abi.AuditArch, syscall.Number, cancellationToken);
        SyscallAction[] actions = [.. paths.Returns.Select(SyscallAction.FromReturnValue).OrderByDescending(action => action)];
        SyscallTreatment treatment = actions.Length > 1 ? SyscallTreatment.Filtered
            : actions[0] != SyscallAction.Allow ? SyscallTreatment.Denied
            : ActionCache.Covers(abi, syscall.Number) && ActionCache.IsConstantAllow(program, abi.AuditArch, syscall.Number) ? SyscallTreatment.Cached
            : SyscallTreatment.Allowed;
        return new SyscallReport(
            abi, syscall, treatment, actions.ToImmutableEquatableArray(), treatment == SyscallTreatment.Cached ? 0 : paths.Longest);
    }
}
