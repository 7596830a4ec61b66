using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SeccompSharp.Groups.Tests;

/// <summary>What some areas need somebody outside to do while they run.</summary>
internal static class Parent
{
    public static IDisposable? For(string area, Process process, string directory, string temporary, int port) => area switch
    {
        "file-watch" => new Repeated(() => File.WriteAllText(Path.Combine(directory, "changed.txt"), Guid.NewGuid().ToString())),
        "diagnostics" => new DiagnosticsClient(process, temporary, Path.Combine(directory, $"done-{process.Id}")),
        "kestrel" or "network-listen" => new Browser(port),
        _ => null,
    };

    /// <summary>Does something every few milliseconds until it is disposed.</summary>
    private sealed class Repeated : IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task _task;

        public Repeated(Action action) => _task = Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                action();
                await Task.Delay(20);
            }
        });

        public void Dispose()
        {
            _end.Cancel();
            _task.Wait();
            _end.Dispose();
        }
    }
}
