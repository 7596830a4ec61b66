using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Output;

/// <summary>A file that a verb makes: whole or not at all, and never one that it has read.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a path that leads to an input.</summary>
    /// <exception cref="UnusableException">It does, through links or without.</exception>
    public static void Check(string path, IEnumerable<string> inputs)
    {
        string target = Resolve(path);
        if (inputs.FirstOrDefault(input => Resolve(input) == target) is { } same)
            throw new UnusableException($"'{path}' is the input '{same}': it would be lost. Name another file.");
    }

    /// <summary>Writes a file beside its place and moves it there. What is no regular file, such as a device or a FIFO, is written to.</summary>
    /// <exception cref="UnusableException">The file cannot be written; the one that was there before is as it was.</exception>
    public static void Write(string path, byte[] bytes) => TextFile.Using(path, "write", () =>
    {
        string target = Resolve(path);
        if (File.Exists(target))
        {
            using FileStream there = new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            if (IsDevice(target) || !there.CanSeek)
            {
                there.Write(bytes);
                return true;
            }
        }

        string beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(beside, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        return true;
    });

    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>The full path with every link in it followed; what does not exist stays as it is.</summary>
    private static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(full);
        if (folder is null)
            return full;
        string here = Path.Combine(Resolve(folder), Path.GetFileName(full));
        FileSystemInfo? target = null;
        try
        {
            target = File.ResolveLinkTarget(here, returnFinalTarget: true);
        }
        catch (IOException)
        {
            // A circle of links leads nowhere: to open it says so.
        }

        return target is null ? here : Resolve(target.FullName);
    }
}
