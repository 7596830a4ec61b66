using System.Runtime.InteropServices;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Who runs this, and where.</summary>
internal static class Surroundings
{
    public static void Run()
    {
        _ = Environment.UserName + Environment.MachineName + Environment.OSVersion + Environment.UserDomainName;
        foreach (Environment.SpecialFolder folder in Enum.GetValues<Environment.SpecialFolder>())
            _ = Environment.GetFolderPath(folder);
        _ = Environment.ProcessPath + Environment.CurrentDirectory + Environment.SystemDirectory + Environment.CommandLine;
        _ = Environment.WorkingSet + Environment.CpuUsage.TotalTime.Ticks;
        _ = Environment.IsPrivilegedProcess;
        _ = RuntimeInformation.OSDescription + RuntimeInformation.RuntimeIdentifier + RuntimeInformation.OSArchitecture;
        Environment.CurrentDirectory = "/";
    }
}
