using System;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Groups.Tests;

/// <summary>Keeps every processor busy until it is disposed, so that threads of a probe are interrupted where they seldom are.</summary>
internal sealed class CpuLoad : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _ends;

    public CpuLoad()
    {
        _threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Spin) { IsBackground = true })];
        foreach (Thread thread in _threads)
            thread.Start();
    }

    public void Dispose()
    {
        _ends = true;
        foreach (Thread thread in _threads)
            thread.Join();
    }

    private void Spin()
    {
        while (!_ends)
            Thread.SpinWait(10_000);
    }
}
