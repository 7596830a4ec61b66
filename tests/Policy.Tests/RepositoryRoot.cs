using System;
using System.IO;

namespace SeccompSharp.Policies.Tests;

/// <summary>Where the solution lies that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "generator.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("generator.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
