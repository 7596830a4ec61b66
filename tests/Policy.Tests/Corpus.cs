using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Tables;
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
        string folder = Path.GetFullPath(Path.Combine(Repository.Find().Root, "..", "shared", "corpus", "oci"));
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A test that reads the corpus.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Corpus.Folder is null ? "../shared/corpus/oci is missing" : null;
}

/// <summary>A theory that reads the corpus.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute() => Skip = Corpus.Folder is null ? "../shared/corpus/oci is missing" : null;
}
