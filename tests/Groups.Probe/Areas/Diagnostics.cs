namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Runs until the parent, which talks to the diagnostics port meanwhile, says that it is done.</summary>
internal static class Diagnostics
{
    public static void Run(string directory)
    {
        string ready = Path.Combine(directory, "done-" + Environment.ProcessId);
        for (int i = 0; i < 2000 && !File.Exists(ready); i++)
            Thread.Sleep(10);
        if (!File.Exists(ready))
            throw new TimeoutException("the parent never came to an end");
    }
}
