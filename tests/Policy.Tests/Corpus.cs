using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Policies.Tests;

/// <summary>Real profiles of public projects, kept beside the repository.</summary>
internal static class Corpus
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<string> Files =>
        Folder is null ? [] : Directory.EnumerateFiles(Folder, "*.json").OrderBy(file => file, StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder!, name));

    private static string? Find()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "generator.sln")))
            root = root.Parent;
        string? folder = root is null ? null : Path.GetFullPath(Path.Combine(root.FullName, "..", "shared", "corpus", "oci"));
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A test that reads the corpus.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Corpus.Folder is null ? "../shared/corpus/oci is missing" : null;
}
