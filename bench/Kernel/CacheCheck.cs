using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.KernelBench;

/// <summary>
/// Tells by time which calls this kernel answers from its allow cache: before the filter stand so many instructions
/// that to run it takes microseconds. The kernel's emulation sees through them, so they change nothing else.
/// </summary>
/// <remarks>
/// Calls are made with arguments that are all ones, so that they fail at once. A call is cached when it takes less than under a filter
/// of which nothing can be cached, by more than half of what that filter costs.
/// </remarks>
internal static class CacheCheck
{
    private const int Padding = 3000;

    /// <summary>Calls that do not come back, or not to this place, or change what is measured.</summary>
    private static readonly string[] s_unsafe =
    [
        "exit", "exit_group", "fork", "vfork", "clone", "clone3", "execve", "execveat", "pause", "rt_sigreturn", "rt_sigsuspend",
        "kill", "vhangup", "sync", "uretprobe", "uprobe", "msgget", "reboot", "restart_syscall", "seccomp",
    ];

    /// <summary>Measures every syscall of the native ABI that a policy always allows, and those whose arguments it checks.</summary>
    /// <returns>Lines to print.</returns>
    public static IEnumerable<string> Run(Subject subject, int rounds)
    {
        Program program = subject.Programs[Subject.Ours];
        List<SyscallReport> reports = [.. SyscallReport.Of(program, Abi.X86_64, CancellationToken.None)];
        List<SyscallReport> always = reports.FindAll(report => report.Treatment == SyscallTreatment.Cached);
        List<SyscallReport> byArguments = reports.FindAll(report => report.Treatment == SyscallTreatment.Filtered);
        List<SyscallReport> measured = [.. always.Concat(byArguments).Where(report => !s_unsafe.Contains(report.Syscall.Name))];

        double[] padded = Times(Padded(program), measured, rounds);
        double[] uncached = Times(Padded(subject.Programs[Subject.Uncached]), measured, rounds);
        double[] free = Times(null, measured, rounds);
        double run = Median(uncached) - Median(free);
        bool[] cached = [.. measured.Select((_, call) => padded[call] < uncached[call] - (run / 2))];

        int expected = measured.Count(report => report.Treatment == SyscallTreatment.Cached);
        int found = measured.Zip(cached).Count(call => call.First.Treatment == SyscallTreatment.Cached && call.Second);
        yield return Invariant($"{subject.Bench.Name}: {always.Count} syscalls of x86_64 always allowed, {expected} measured, {found} answered from the cache");
        yield return "  not measured: " + string.Join(", ", always.Select(report => report.Syscall.Name).Where(s_unsafe.Contains));
        yield return "  run the filter though always allowed: " + Names(measured, cached, SyscallTreatment.Cached, isCached: false);
        yield return "  arguments decide, and the filter runs: " + Names(measured, cached, SyscallTreatment.Filtered, isCached: false);
        yield return "  arguments decide, and yet cached: " + Names(measured, cached, SyscallTreatment.Filtered, isCached: true);
        yield return Invariant($"  a call: {Median(free):f0} ns without a filter, {Median(padded):f0} under the padded filter, {Median(uncached):f0} where nothing is cached");
    }

    /// <summary>The least that each call took in any round.</summary>
    private static double[] Times(Program? program, List<SyscallReport> calls, int rounds)
    {
        var job = new Job(
            Rounds: 1, program is null ? [] : [new JobFilter(Subject.Ours, program.ToBytes())], 0, [], [],
            [.. calls.Select(call => new ulong[] { call.Syscall.Number, ulong.MaxValue, ulong.MaxValue })]);
        IEnumerable<double[]> all = Enumerable.Range(0, rounds).Select(_ => EntryPoint.Measure(job))
            .Select(measured => program is null ? measured.Unfiltered : measured.Filters[Subject.Ours].Calls);
        return all.Aggregate((least, next) => [.. least.Zip(next, Math.Min)]);
    }

    private static Program Padded(Program program) => program with
    {
        Instructions = Enumerable.Repeat(new Instruction(Opcode.AndK, 0, 0, uint.MaxValue), Padding)
            .Prepend(new Instruction(Opcode.LdWAbs, 0, 0, SeccompData.NrOffset))
            .Concat(program.Instructions).ToImmutableEquatableArray(),
    };

    private static string Names(List<SyscallReport> calls, bool[] cached, SyscallTreatment treatment, bool isCached)
    {
        string[] names = [.. calls.Where((call, i) => call.Treatment == treatment && cached[i] == isCached).Select(call => call.Syscall.Name)];
        return names.Length == 0 ? "none" : string.Join(", ", names);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
