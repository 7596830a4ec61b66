namespace SeccompSharp.Groups.Probe;

/// <summary>
/// Keeps the runtime busy beside an area: threads that come and go, garbage, collections, and threads that have to be
/// stopped for them.
/// </summary>
internal sealed class Churn : IDisposable
{
    private readonly Thread? _thread;
    private volatile bool _ends;

    public Churn(bool enabled)
    {
        if (!enabled)
            return;
        _thread = new Thread(Run) { Name = "churn" };
        _thread.Start();
    }

    public void Dispose()
    {
        _ends = true;
        _thread?.Join();
    }

    private void Run()
    {
        for (int round = 0; !_ends || round < 3; round++)
        {
            Thread[] threads = [.. Enumerable.Range(0, 3).Select(index => new Thread(Allocate) { Name = $"churn {index}" })];
            foreach (Thread thread in threads)
                thread.Start();
            GC.Collect(round % 3, GCCollectionMode.Forced, blocking: round % 2 == 0);
            foreach (Thread thread in threads)
                thread.Join();
            Thread.Sleep(1);
        }
    }

    private static void Allocate()
    {
        object[] kept = new object[64];
        for (int i = 0; i < 20_000; i++)
            kept[i % kept.Length] = new byte[100 + (i % 1000)];
        GC.KeepAlive(kept);
    }
}
