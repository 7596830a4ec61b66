using System;
using System.IO;

namespace SeccompSharp.Tables;

/// <summary>Where the files are that this program reads and writes.</summary>
public sealed record Repository(string Root)
{
    public string Data(string file) => Path.Combine(Root, "src", "Policy", "Syscalls", "Data", file);

    public string Attributes(string file) => Path.Combine(Root, "src", "Attributes", file);

    public string Docs(string file) => Path.Combine(Root, "docs", file);

    public string Tables(string file) => Path.Combine(Root, "eng", "Tables", file);

    /// <summary>The repository that this program was built in.</summary>
    public static Repository Find()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "generator.sln")))
                return new Repository(directory.FullName);
        }

        throw new DirectoryNotFoundException("no directory above " + AppContext.BaseDirectory + " has a generator.sln");
    }
}
