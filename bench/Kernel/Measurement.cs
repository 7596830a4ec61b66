using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace SeccompSharp.KernelBench;

/// <summary>Measures a job: filter after filter, round after round, each time in a fresh child.</summary>
internal static unsafe class Measurement
{
    private const int WarmUpRounds = 2;

    /// <summary>Children that install the same filter before the one that counts as warm.</summary>
    private const int Before = 2;

    public static Measured Run(Job job)
    {
        var times = (long*)Libc.Share((3 + MeasuredChild.MaxCalls) * sizeof(long));
        var calls = (ulong*)Libc.Share(MeasuredChild.MaxCalls * 3 * sizeof(ulong));
        for (int i = 0; i < job.Calls.Count * 3; i++)
            calls[i] = job.Calls[i / 3][i % 3];
        var filters = new FilterProgram*[job.Filters.Count];
        for (int f = 0; f < filters.Length; f++)
            filters[f] = Native(job.Filters[f].Bytes);
        LibseccompBuild? build = job.Rules.Count == 0 ? null : new LibseccompBuild(job.DefaultAction, job.Arches, job.Rules);

        var rows = new List<long[]>[filters.Length + 1];
        for (int f = 0; f < rows.Length; f++)
            rows[f] = [];
        var warm = new List<long>[filters.Length];
        for (int f = 0; f < warm.Length; f++)
            warm[f] = [];
        int floor = job.Filters.FindIndex(filter => filter.Name == Subject.Floor);
        FilterProgram* earlier = floor < 0 ? null : filters[floor];
        var builds = new List<long>[] { [], [] };
        for (int round = -WarmUpRounds; round < job.Rounds; round++)
        {
            for (int f = 0; f < rows.Length; f++)
            {
                Await(MeasuredChild.ForkAndInstall(null, f < filters.Length ? filters[f] : null, calls, job.Calls.Count, times));
                if (round >= 0)
                    rows[f].Add(new Span<long>(times, 1 + job.Calls.Count).ToArray());
                if (f == filters.Length)
                    continue;
                for (int child = 0; child <= Before; child++)
                    Await(MeasuredChild.ForkAndInstall(earlier, filters[f], calls, 0, times));
                if (round >= 0)
                    warm[f].Add(times[0]);
            }

            for (uint level = 1; build is not null && level <= 2; level++)
            {
                long time = build.Run(level).Time;
                if (round >= 0)
                    builds[level - 1].Add(time);
            }
        }

        return new Measured(
            Enumerable.Range(0, filters.Length).ToDictionary(f => job.Filters[f].Name, f => Times(rows[f], warm[f])),
            build is null ? null : Median(builds[0]),
            build is null ? null : Median(builds[1]),
            Times(rows[filters.Length], [0]).Calls);
    }

    private static void Await(int child)
    {
        int status;
        if (Libc.WaitPid(child, &status, 0) != child || status != 0)
            throw new InvalidOperationException($"A measured child ended with status {status:x}.");
    }

    private static FilterTimes Times(List<long[]> rows, List<long> warm) => new(
        Median(rows.ConvertAll(row => row[0])),
        Median(warm),
        Enumerable.Range(1, rows[0].Length - 1).Select(call => MeasuredChild.PerCall((long)Median(rows.ConvertAll(row => row[call])))).ToArray());

    private static double Median(List<long> values)
    {
        long[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static FilterProgram* Native(byte[] bytes)
    {
        var filter = (FilterProgram*)NativeMemory.Alloc((nuint)sizeof(FilterProgram));
        filter->Length = (ushort)(bytes.Length / 8);
        filter->Instructions = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(filter->Instructions, bytes.Length));
        return filter;
    }
}
