using System;
using System.Threading;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;

namespace SeccompSharp;

/// <summary>Waits for calls of a listener on a thread of its own, one at a time, and only when it is asked to.</summary>
/// <remarks>Poll is not something that the runtime can wait for without a thread: its sockets take no other descriptors.</remarks>
internal sealed class ListenerThread(SeccompListener listener, CancellationToken cancellationToken) : IValueTaskSource, IDisposable
{
    private readonly SemaphoreSlim _demand = new(0);
    private ManualResetValueTaskSourceCore<bool> _arrival;
    private Thread? _thread;
    private volatile bool _isDisposed;

    /// <summary>Ends when there is a call to receive or no target any more, or throws as <see cref="SeccompListener.Receive"/>.</summary>
    public ValueTask WaitAsync()
    {
        _arrival.Reset();
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = "seccomp listener" };
            _thread.UnsafeStart();
        }

        _demand.Release();
        return new ValueTask(this, _arrival.Version);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _demand.Release();
    }

    private void Run()
    {
        while (true)
        {
            _demand.Wait();
            if (_isDisposed)
                return;
            try
            {
                listener.Await(cancellationToken);
            }
#pragma warning disable CA1031 // It is rethrown where the enumeration is awaited.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _arrival.SetException(exception);
                continue;
            }

            _arrival.SetResult(true);
        }
    }

    void IValueTaskSource.GetResult(short token) => _arrival.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _arrival.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _arrival.OnCompleted(continuation, state, token, flags);
}
