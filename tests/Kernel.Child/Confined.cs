using System;
using System.Threading;

namespace SeccompSharp.Kernel.Child;

/// <summary>Puts a filter on one thread only, and leaves the runtime's own threads alone.</summary>
/// <remarks>For filters under which a managed runtime could not go on: the thread makes the calls of the test and no others.</remarks>
internal static class Confined
{
    public delegate ReadOnlySpan<SockFilter> Filter();

    /// <summary>Runs <paramref name="calls"/> on a thread under <paramref name="filter"/>, without waiting for its end.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="calls">Raw calls, and their results. It is run without the filter before.</param>
    /// <returns>The results under the filter.</returns>
    public static long[] Run(Filter filter, Func<long[]> calls)
    {
        Seccomp.Install(HandWritten.Always(HandWritten.Allow));
        Report.Line("begin", "ready");

        // What is compiled or loaded at its first use must be so before the filter is there: the same once without it.
        OnThread(() => HandWritten.Always(HandWritten.Allow), calls);
        filter();
        return OnThread(filter, calls);
    }

    private static long[] OnThread(Filter filter, Func<long[]> calls)
    {
        long[] results = [];
        using var done = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            Seccomp.Install(filter(), SeccompFlags.None);
            results = calls();
            done.Set();
            Thread.Sleep(Timeout.Infinite);
        })
        { IsBackground = true };
        thread.Start();
        done.Wait();
        return results;
    }
}
