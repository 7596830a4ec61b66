namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Waits for a change that the parent makes again and again.</summary>
internal static class FileWatch
{
    public static void Run(string directory)
    {
        using ManualResetEventSlim seen = new();
        using (FileSystemWatcher watcher = new(directory) { IncludeSubdirectories = true })
        {
            watcher.Created += (_, _) => seen.Set();
            watcher.Changed += (_, _) => seen.Set();
            watcher.EnableRaisingEvents = true;
            if (!seen.Wait(TimeSpan.FromSeconds(20)))
                throw new TimeoutException("no change was seen");
        }
    }
}
