using System;
using System.IO;
using System.Text;

namespace SeccompSharp.Confinement;

/// <summary>Which file a name of a program means, as Process.Start finds it (Process.Unix.cs of dotnet/runtime, ResolvePath).</summary>
internal static class ProgramPath
{
    /// <summary>A path, which need not exist if it is what the caller asked for; null if there is no such program.</summary>
    public static string? Find(string name)
    {
        if (Path.IsPathRooted(name))
            return name;
        if (Path.GetDirectoryName(Environment.ProcessPath) is { } ownFolder && Path.Combine(ownFolder, name) is var beside && File.Exists(beside))
            return beside;
        string here = Path.Combine(Directory.GetCurrentDirectory(), name);
        return File.Exists(here) ? here : FindInSearchPath(name);
    }

    private static string? FindInSearchPath(string name)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        foreach (string folder in folders)
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path) && ChildCalls.MayExecute(Encoding.UTF8.GetBytes(path + '\0')))
                return path;
        }

        return null;
    }
}
