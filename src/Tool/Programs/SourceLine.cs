using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Tool.Programs;

/// <summary>Where a class of a policy is declared in the source: a line put before it is an attribute of it.</summary>
/// <param name="Path">The file, from the project's folder.</param>
/// <param name="Line">The line of the declaration, from 1.</param>
internal sealed record SourceLine(string Path, int Line)
{
    private const int MostFiles = 5000;

    /// <summary>Finds it by its text; null where it is not in the folder, or not once.</summary>
    public static SourceLine? Find(string folder, string className)
    {
        var declaration = new Regex($@"^[\w\s]*\bclass\s+{Regex.Escape(className)}\b", RegexOptions.NonBacktracking);
        SourceLine[] found = [.. Sources(folder).SelectMany(path => LinesOf(path)
            .Select((text, index) => (text, index))
            .Where(line => declaration.IsMatch(line.text))
            .Select(line => new SourceLine(System.IO.Path.GetRelativePath(folder, path), line.index + 1)))];
        // A class may have several parts: the one below attributes of ours is meant.
        SourceLine[] withAttributes = [.. found.Where(place => HasAttribute(System.IO.Path.Combine(folder, place.Path), place.Line))];
        return withAttributes.Length == 1 ? withAttributes[0] : found.Length == 1 ? found[0] : null;
    }

    public override string ToString() => $"{Path}({Line})";

    private static bool HasAttribute(string path, int line) =>
        line > 1 && LinesOf(path).ElementAtOrDefault(line - 2)?.Contains("Seccomp", StringComparison.Ordinal) == true;

    private static string[] Sources(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 12 };
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", options)
                .Where(path => !IsOfBuild(System.IO.Path.GetRelativePath(folder, path)))
                .Take(MostFiles).Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsOfBuild(string path) =>
        path.Split(System.IO.Path.DirectorySeparatorChar) is [.. var folders, _] && (folders.Contains("bin") || folders.Contains("obj"));

    private static string[] LinesOf(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
