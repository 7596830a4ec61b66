namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>A mutex that other processes could see.</summary>
internal static class NamedMutex
{
    public static void Run()
    {
        string name = "probe-" + Environment.ProcessId;
        using Mutex mutex = new(initiallyOwned: true, name, out bool made);
        if (!made)
            throw new InvalidOperationException("the mutex was there before");
        Thread other = new(() =>
        {
            using Mutex same = Mutex.OpenExisting(name);
            _ = same.WaitOne(10);
        });
        other.Start();
        other.Join();
        mutex.ReleaseMutex();
    }
}
