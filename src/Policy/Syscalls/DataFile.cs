using System;
using System.Collections.Generic;
using System.IO;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>Reads the tables of Syscalls/Data, which are resources of this assembly.</summary>
internal static class DataFile
{
    /// <summary>The lines of a table: first the column names, then the data. Comments (#) are skipped.</summary>
    public static IEnumerable<string> Lines(string name) => Read(name, comments: false);

    /// <summary>The whole of a table.</summary>
    public static string Text(string name)
    {
        using StreamReader reader = new(Open(name));
        return reader.ReadToEnd();
    }

    /// <summary>The version of Linux in the line "# linux: 7.2.13".</summary>
    public static KernelVersion KernelVersion(string name)
    {
        const string Prefix = "# linux: ";
        foreach (string line in Read(name, comments: true))
        {
            if (line.StartsWith(Prefix, StringComparison.Ordinal)
                && Syscalls.KernelVersion.TryParse(line.Substring(Prefix.Length), out KernelVersion version))
                return version;
        }

        throw new InvalidDataException(name + " does not say which Linux it is from.");
    }

    private static IEnumerable<string> Read(string name, bool comments)
    {
        using StreamReader reader = new(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("#", StringComparison.Ordinal) == comments)
                yield return line;
        }
    }

    private static Stream Open(string name) => typeof(DataFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException(name + " is not a resource of this assembly.");
}
