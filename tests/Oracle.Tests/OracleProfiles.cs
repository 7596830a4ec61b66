using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Oracle.Tests;

/// <summary>The profiles that are held against other implementations: those in Profiles/, and the collected ones.</summary>
internal static class OracleProfiles
{
    /// <summary>The folder of profiles collected from public repositories, beside the repository; null when absent.</summary>
    public static string? CorpusDirectory { get; } = FindBesideRepository("shared/corpus/oci");

    /// <summary>The document with a profile for bubblewrap, beside the repository; null when absent.</summary>
    public static string? BubblewrapDocument { get; } = FindBesideRepository("shared/seeds") is { } folder
        ? Directory.EnumerateFiles(folder, "001_*").SingleOrDefault()
        : null;

    /// <summary>The names of the profiles in Profiles/.</summary>
    public static TheoryData<string> Own => Names(OwnDirectory);

    /// <summary>The names of the collected profiles.</summary>
    public static TheoryData<string> Corpus => Names(CorpusDirectory);

    /// <summary>The text of a profile by the name above.</summary>
    public static string Read(string name)
    {
        string own = Path.Combine(OwnDirectory, name);
        return File.ReadAllText(File.Exists(own) ? own : Path.Combine(CorpusDirectory!, name));
    }

    private static string OwnDirectory => Path.Combine(AppContext.BaseDirectory, "Profiles");

    private static TheoryData<string> Names(string? folder)
    {
        IEnumerable<string> files = folder is null ? [] : Directory.EnumerateFiles(folder, "*.json");
        return new TheoryData<string>(files.Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
    }

    private static string? FindBesideRepository(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, path);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
