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
        var filters = new FilterProgram*[job.Filters.Count + 1]; // none comes last
        for (int f = 0; f < job.Filters.Count; f++)
            filters[f] = Native(job.Filters[f].Bytes);
        int floor = job.Filters.FindIndex(filter => filter.Name == Subject.Floor);
        FilterProgram* earlier = floor < 0 ? null : filters[floor];

        var rows = new List<long[]>[filters.Length];
        var warm = new List<long>[filters.Length];
        for (int f = 0; f < filters.Length; f++)
            (rows[f], warm[f]) = ([], []);
        int[] order = [.. Enumerable.Range(0, filters.Length)];
        var random = new Random(1);
        for (int round = -WarmUpRounds; round < job.Rounds; round++)
        {
            // What ran before leaves its mark in the caches: nobody may always follow the same.
            random.Shuffle(order);
            foreach (int f in order)
            {
                Await(MeasuredChild.ForkAndInstall(null, filters[f], calls, job.Calls.Count, times));
                if (round >= 0)
                    rows[f].Add(new Span<long>(times, 1 + job.Calls.Count).ToArray());
                for (int child = 0; child <= Before && filters[f] != null; child++)
                    Await(MeasuredChild.ForkAndInstall(earlier, filters[f], calls, 0, times));
                if (round >= 0)
                    warm[f].Add(times[0]);
            }
        }

        (double? list, double? tree) = MeasureBuilds(job);
        return new Measured(
            Enumerable.Range(0, job.Filters.Count).ToDictionary(f => job.Filters[f].Name, f => new FilterTimes(
                Median(rows[f].ConvertAll(row => (double)row[0])), Ratio(rows[f].ConvertAll(row => row[0]), rows[0].ConvertAll(row => row[0])),
                Median(warm[f].ConvertAll(time => (double)time)), Ratio(warm[f], warm[0]), Calls(rows[f]))),
            list, tree, Calls(rows[job.Filters.Count]));
    }

    /// <summary>What libseccomp does before the install at its optimisation levels 1 and 2; null where it has no part.</summary>
    private static (double? List, double? Tree) MeasureBuilds(Job job)
    {
        if (job.Rules.Count == 0)
            return (null, null);
        var build = new LibseccompBuild(job.DefaultAction, job.Arches, job.Rules);
        List<double> list = [], tree = [];
        for (int round = -WarmUpRounds; round < job.Rounds; round++)
        {
            (double one, double two) = (build.Run(1).Time, build.Run(2).Time);
            if (round < 0)
                continue;
            list.Add(one);
            tree.Add(two);
        }

        return (Median(list), Median(tree));
    }

    private static void Await(int child)
    {
        int status;
        if (Libc.WaitPid(child, &status, 0) != child || status != 0)
            throw new InvalidOperationException($"A measured child ended with status {status:x}.");
    }

    private static double[] Calls(List<long[]> rows) => [.. Enumerable.Range(1, rows[0].Length - 1)
        .Select(call => MeasuredChild.PerCall((long)Median(rows.ConvertAll(row => (double)row[call]))))];

    /// <summary>Round by round, so that it holds when the processor's speed changes in between.</summary>
    private static double Ratio(List<long> these, List<long> those) =>
        Median([.. these.Zip(those, (one, other) => (double)one / other)]);

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
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
