using System.Diagnostics;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>What needs no group but @dotnet: memory, threads, tasks, timers, exceptions, clocks.</summary>
internal static class Core
{
    public static void Run()
    {
        using Churn churn = new(enabled: true);
        Task[] tasks = [.. Enumerable.Range(0, 50).Select(index => Task.Run(async () =>
        {
            await Task.Delay(index % 5);
            if (index % 10 == 0)
                Throw();
        }))];
        Task.WaitAll(tasks);
        using (Timer timer = new(_ => { }, null, 1, 1))
            Thread.Sleep(20);
        Parallel.For(0, 1000, index => GC.KeepAlive(new byte[index]));

        _ = Guid.NewGuid();
        _ = DateTime.UtcNow;
        _ = Stopwatch.GetTimestamp();
        _ = Environment.ProcessorCount + Environment.TickCount64;
        _ = GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes + GC.GetTotalAllocatedBytes(precise: true);
        using Semaphore semaphore = new(0, 1);
        _ = semaphore.WaitOne(5);
        using ManualResetEventSlim set = new();
        Thread waiting = new(set.Wait, maxStackSize: 1 << 20) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        waiting.Start();
        set.Set();
        waiting.Join();
    }

    private static void Throw()
    {
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException exception)
        {
            _ = exception.ToString();
        }
    }
}
