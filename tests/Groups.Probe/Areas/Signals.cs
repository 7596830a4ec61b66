using System.Runtime.InteropServices;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Handles signals that the process sends itself: none that a shell or nohup makes its children ignore.</summary>
internal static partial class Signals
{
    private const int SIGUSR1 = 10;
    private const int SIGTERM = 15;
    private const int SIGWINCH = 28;

    public static void Run()
    {
        foreach ((PosixSignal signal, int number) in new[] { (PosixSignal.SIGWINCH, SIGWINCH), (PosixSignal.SIGTERM, SIGTERM), ((PosixSignal)SIGUSR1, SIGUSR1) })
        {
            using ManualResetEventSlim seen = new();
            using PosixSignalRegistration registration = PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                seen.Set();
            });
            _ = Kill(Environment.ProcessId, number);
            if (!seen.Wait(TimeSpan.FromSeconds(20)))
                throw new TimeoutException($"{signal} did not arrive");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    internal static partial int Kill(int pid, int signal);
}
