using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Output;

/// <summary>What a program costs a kernel.</summary>
/// <param name="Instructions">Its length.</param>
/// <param name="LongestPath">The most instructions that any call runs.</param>
/// <param name="JitPasses">How often x86_64's JIT compiler goes over it, by our model of it; null for other machines.</param>
/// <param name="Abis">The ABIs.</param>
internal sealed record FilterStats(int Instructions, int LongestPath, int? JitPasses, IReadOnlyList<AbiStats> Abis)
{
    public static FilterStats Of(Program program, IReadOnlyCollection<Abi> abis)
    {
        int? passes = null;
        if (abis.Any(abi => abi.HasX86Jit))
        {
            var jit = new X86Jit();
            jit.Run(program.Instructions.ToArray());
            passes = jit.Passes;
        }

        return new FilterStats(
            program.Instructions.Count, ProgramPaths.Longest(program), passes, [.. abis.Select(abi => AbiStats.Of(program, abi))]);
    }
}

/// <summary>What it costs the calls of one ABI.</summary>
/// <param name="Abi">The ABI.</param>
/// <param name="Treatments">How many of its syscalls are treated how.</param>
/// <param name="LongestPath">The most instructions that a number of its table runs.</param>
/// <param name="MeanPath">The mean of that over its table.</param>
/// <param name="InstallSteps">How many instructions the kernel emulates at install, at most, to fill its allow cache.</param>
internal sealed record AbiStats(
    Abi Abi, IReadOnlyDictionary<SyscallTreatment, int> Treatments, int LongestPath, double MeanPath, long InstallSteps)
{
    public static AbiStats Of(Program program, Abi abi)
    {
        uint last = SyscallTable.HighestNumber(abi);
        List<int> paths = [];
        for (uint number = abi.FirstNumber; number <= last; number++)
            paths.Add(ProgramPaths.Of(program, abi.AuditArch, number, CancellationToken.None).Longest);
        return new AbiStats(
            abi,
            SyscallReport.Of(program, abi, CancellationToken.None).CountBy(syscall => syscall.Treatment).ToDictionary(),
            paths.Max(), paths.Average(), abi.HasAllowCache ? paths.Sum(path => (long)path) : 0);
    }

    /// <summary>How many syscalls are treated so.</summary>
    public int Count(SyscallTreatment treatment) => Treatments.GetValueOrDefault(treatment);
}
