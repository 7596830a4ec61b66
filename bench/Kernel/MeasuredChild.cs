using System.Runtime.CompilerServices;

namespace SeccompSharp.KernelBench;

/// <summary>What runs between fork and exit: nothing that allocates or enters the runtime.</summary>
internal static unsafe class MeasuredChild
{
    public const int MaxCalls = 512;

    private const int ThreadCpuTime = 3;
    private const int Chunks = 8;
    private const int CallsPerChunk = 400;

    /// <summary>Installs a filter, if there is one, and makes the calls.</summary>
    /// <param name="earlier">A program to install first, untimed, so that the kernel's own code is in the caches; or null.</param>
    /// <param name="filter">The program, or null.</param>
    /// <param name="calls">Three words a call.</param>
    /// <param name="count">How many calls there are.</param>
    /// <param name="times">Nanoseconds: of the install, then of <see cref="CallsPerChunk"/> of each call, the best chunk.
    /// Behind <see cref="MaxCalls"/> of them there is room for a timespec.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int ForkAndInstall(FilterProgram* earlier, FilterProgram* filter, ulong* calls, int count, long* times)
    {
        int child = Libc.Fork();
        if (child != 0)
            return child;

        long* clock = times + 1 + MaxCalls;
        Libc.Syscall(Libc.NrPrctl, 38, 1, 0, 0, 0, 0);
        if (earlier != null && Libc.Syscall(Libc.NrSeccomp, 1, 0, (ulong)earlier, 0, 0, 0) != 0)
            Libc.Exit(100);
        long before = Now(clock);
        long result = filter == null ? 0 : Libc.Syscall(Libc.NrSeccomp, 1, 0, (ulong)filter, 0, 0, 0);
        times[0] = Now(clock) - before;
        if (result != 0)
            Libc.Exit(100);
        for (int call = 0; call < count; call++)
        {
            ulong* words = calls + (3 * call);
            long best = long.MaxValue;
            for (int chunk = 0; chunk < Chunks; chunk++)
            {
                before = Now(clock);
                for (int i = 0; i < CallsPerChunk; i++)
                    Libc.Syscall((long)words[0], words[1], words[2], ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
                long time = Now(clock) - before;
                best = time < best ? time : best;
            }

            times[1 + call] = best;
        }

        Libc.Exit(0);
        return 0;
    }

    /// <summary>Makes libseccomp build a program and write it to a descriptor, as seccomp_load does before its syscall.</summary>
    /// <param name="time">Nanoseconds, and room for a timespec.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int ForkAndBuild(
        uint defaultAction, uint* arches, int archCount, Libseccomp.Rule* rules, int ruleCount, uint level, int descriptor, long* time)
    {
        int child = Libc.Fork();
        if (child != 0)
            return child;

        long* clock = time + 1;
        long before = Now(clock);
        nint context = Libseccomp.Init(defaultAction);
        int failures = Libseccomp.SetAttribute(context, Libseccomp.BadArchAttribute, Libseccomp.KillProcess);
        failures |= Libseccomp.SetAttribute(context, Libseccomp.OptimizeAttribute, level);
        for (int i = 0; i < archCount; i++)
            failures |= Libseccomp.AddArch(context, arches[i]);
        for (int i = 0; i < ruleCount; i++)
            failures |= Libseccomp.AddRule(context, rules[i].Action, rules[i].Syscall, rules[i].Count, rules[i].Comparisons);
        failures |= Libseccomp.Export(context, descriptor);
        *time = Now(clock) - before;
        Libc.Exit(failures == 0 ? 0 : 101);
        return 0;
    }

    /// <summary>The cost in nanoseconds of one call, from what a child wrote.</summary>
    public static double PerCall(long time) => time / (double)CallsPerChunk;

    /// <summary>Inlined: a method compiled in a child would be written to pages that it shares with its parent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Now(long* time)
    {
        Libc.ClockGetTime(ThreadCpuTime, time);
        return (time[0] * 1_000_000_000) + time[1];
    }
}
