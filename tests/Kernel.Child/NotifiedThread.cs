using System;
using System.Threading;

namespace SeccompSharp.Kernel.Child;

/// <summary>A thread whose calls of getppid, whatever their arguments, wait for a supervisor: any other thread.</summary>
/// <remarks>getppid, because neither runtime nor C library ever calls it: every request is one that the test has made.</remarks>
internal sealed class NotifiedThread : IDisposable
{
    private readonly Thread _thread;

    /// <summary>Starts it. The filter is in force when this returns; threads that <paramref name="calls"/> starts inherit it.</summary>
    public NotifiedThread(Action calls, SeccompFlags flags = SeccompFlags.None)
    {
        using var installed = new ManualResetEventSlim();
        SeccompInstallResult result = default;
        _thread = new Thread(() =>
        {
            Id = (int)Native.Call(Nr.Gettid);
            Seccomp.TryInstall(HandWritten.For(Nr.Getppid, HandWritten.Notify), SeccompFlags.NewListener | flags, out result);
            installed.Set();
            calls();
        })
        { IsBackground = true };
        _thread.Start();
        installed.Wait();
        Listener = SeccompListener.FromDescriptor(result.Listener);
    }

    /// <summary>What the thread runs when it makes calls one after the other.</summary>
    public static NotifiedThread Calling(params long[] firstArguments)
    {
        var results = new long[firstArguments.Length];
        return new NotifiedThread(() =>
        {
            for (int i = 0; i < results.Length; i++)
                results[i] = Native.Call(Nr.Getppid, firstArguments[i]);
        })
        { Results = results };
    }

    public int Id { get; private set; }

    public SeccompListener Listener { get; }

    /// <summary>What the calls of <see cref="Calling"/> have returned. Complete after <see cref="Join"/>.</summary>
    public long[] Results { get; private init; } = [];

    /// <summary>The next request, which the test knows will come.</summary>
    public SeccompRequest Receive() =>
        Listener.Receive(out SeccompRequest request) ? request : throw new InvalidOperationException("The thread has ended.");

    public void Signal(int signal) => Native.Call(Nr.Tgkill, Environment.ProcessId, Id, signal);

    public void Join() => _thread.Join();

    public void Dispose() => Listener.Dispose();
}
