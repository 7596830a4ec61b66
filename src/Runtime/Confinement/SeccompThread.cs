using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using SeccompSharp.Confinement;

namespace SeccompSharp;

/// <summary>Runs a delegate on a thread of its own that is under a filter, and that ends with the delegate.</summary>
/// <remarks>
/// <para>A filter on one thread guards against what that thread's calls would do by mistake or by way of its input. It does
/// not confine code that wants out: all threads share memory, and the others have no filter. Use
/// <see cref="SeccompProcess"/> for that.</para>
/// <para>The filter has to allow what the runtime does on any thread: collecting garbage, compiling, loading assemblies
/// (<c>@dotnet</c> as in a process). What would run elsewhere is not under it: tasks, continuations after an await, timers,
/// finalizers.</para>
/// <para>A thread inherits the filter of the one that creates it, and .NET creates its threads on whichever thread needs
/// one: a delegate that queues work to the thread pool may give the pool a thread that keeps the filter, for whoever's work
/// comes next. So it must not queue any, nor start threads. A native binary makes sure of that: a second filter refuses to
/// create a thread there (EAGAIN), and what needs one fails with OutOfMemoryException or waits for a thread that exists. With
/// a JIT that cannot be: it compiles on a thread that it creates anew after a pause, and CoreCLR ends the process when it
/// cannot.</para>
/// <para>Thread-safe. Linux, x64 and arm64.</para>
/// </remarks>
public static class SeccompThread
{
    /// <summary>Runs a delegate under a filter and waits for it.</summary>
    /// <param name="filter">The program for the running architecture; a generated class's <c>Filter</c>.</param>
    /// <param name="action">What to run. It must not be async.</param>
    /// <exception cref="ArgumentException">The filter is empty, longer than <see cref="Seccomp.MaxFilterLength"/>, or ends a
    /// thread (KillThread), of which nobody would learn.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    /// <exception cref="SeccompException">The kernel refused the filter; nothing has run.</exception>
    /// <remarks>An exception of <paramref name="action"/> is thrown as it is.</remarks>
    public static void Run(ReadOnlySpan<SockFilter> filter, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Run(filter, () =>
        {
            action();
            return 0;
        });
    }

    /// <summary>Runs a delegate under a filter, waits for it, and returns its result.</summary>
    /// <inheritdoc cref="Run(ReadOnlySpan{SockFilter}, Action)"/>
    /// <param name="filter">The program for the running architecture; a generated class's <c>Filter</c>.</param>
    /// <param name="function">What to run. It must not be async, nor return a task.</param>
    /// <typeparam name="T">What it returns.</typeparam>
    public static T Run<T>(ReadOnlySpan<SockFilter> filter, Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Check<T>(filter);
        return RunConfined(filter.ToArray(), function);
    }

    /// <summary>Runs a delegate under a filter.</summary>
    /// <returns>A task that ends when the thread has ended.</returns>
    /// <inheritdoc cref="Run(ReadOnlySpan{SockFilter}, Action)"/>
    public static Task RunAsync(ReadOnlySpan<SockFilter> filter, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(filter, () =>
        {
            action();
            return 0;
        });
    }

    /// <summary>Runs a delegate under a filter.</summary>
    /// <returns>A task that ends with the result when the thread has ended.</returns>
    /// <inheritdoc cref="Run{T}(ReadOnlySpan{SockFilter}, Func{T})"/>
    public static Task<T> RunAsync<T>(ReadOnlySpan<SockFilter> filter, Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Check<T>(filter);
        SockFilter[] copy = filter.ToArray();
        // Somebody has to wait who is not under the filter: continuations are queued to the pool, which may start a thread.
        return Task.Factory.StartNew(() => RunConfined(copy, function),
            CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
    }

    private static void Check<T>(ReadOnlySpan<SockFilter> filter)
    {
        if (!ChildCalls.AreKnown)
            throw new PlatformNotSupportedException("A thread is confined on Linux on x64 and arm64 only.");
        if (typeof(Task).IsAssignableFrom(typeof(T)) || typeof(T) == typeof(ValueTask)
            || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw new ArgumentException("What follows an await runs on a thread of the pool, without the filter: pass a delegate that is not async.", "function");
        }

        foreach (SockFilter instruction in filter)
        {
            const ushort returnConstant = 0x06; // BPF_RET | BPF_K
            const uint action = 0xffff_0000; // SECCOMP_RET_ACTION_FULL
            if (instruction.Code == returnConstant && (instruction.K & action) == 0)
                throw new ArgumentException("The filter ends a thread (KillThread), which .NET would wait for without end: use KillProcess or an errno.", nameof(filter));
        }
    }

    private static T RunConfined<T>(SockFilter[] filter, Func<T> function)
    {
        // The pool's first threads, one of which creates the others when work waits: from here, where there is no filter.
        ThreadPool.UnsafeQueueUserWorkItem(static _ => { }, null);

        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                if (!DotNetProcess.HasJit)
                    Seccomp.Install(ThreadlessFilter.ForThisArchitecture, SeccompFlags.None);
                Seccomp.Install(filter, SeccompFlags.None);
                result = function();
            }
#pragma warning disable CA1031 // Whatever it is, the caller gets it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
