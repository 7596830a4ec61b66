using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Generator.Profiles;

/// <summary>Paths as text: what an author writes, matched with what the compiler was given.</summary>
internal static class ProfilePath
{
    /// <summary>The part after the last directory.</summary>
    public static string NameOf(string path) => path.Substring(LastSeparator(path) + 1);

    /// <summary>The directory of a file, without the last separator; empty when the path has none.</summary>
    public static string DirectoryOf(string path) => LastSeparator(path) is > 0 and int end ? path.Substring(0, end) : "";

    /// <summary>
    /// The files that <paramref name="wanted"/> may mean: those it names relative to one of the directories or
    /// absolutely; when there is none, those whose path ends with it.
    /// </summary>
    public static IReadOnlyList<string> Matches(string wanted, IEnumerable<string> directories, IEnumerable<string> files)
    {
        string[] exact = [Normalize(wanted), .. directories.Where(directory => directory.Length > 0)
            .Select(directory => Normalize(directory + "/" + wanted))];
        (string File, string Normalized)[] candidates = [.. files.Distinct().Select(file => (file, Normalize(file)))];
        string[] matches = [.. candidates.Where(file => exact.Contains(file.Normalized)).Select(file => file.File)];
        if (matches.Length > 0)
            return matches;
        string end = "/" + Normalize(wanted);
        return [.. candidates.Where(file => file.Normalized.EndsWith(end, StringComparison.Ordinal)).Select(file => file.File)];
    }

    /// <summary>With / between parts, and without . and .. where they can be resolved.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or ""))
                parts.RemoveAt(parts.Count - 1);
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    private static int LastSeparator(string path) => path.LastIndexOfAny(['/', '\\']);
}
