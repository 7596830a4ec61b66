using System;
using System.IO;
using SeccompSharp.Oracle.Tests.Containers;

namespace SeccompSharp.Oracle.Tests;

/// <summary>The command line of the product, run as its users run it: as a process.</summary>
internal static class CommandLineTool
{
    /// <summary>Runs <c>dotnet-seccomp</c> with some arguments.</summary>
    public static Execution Run(params string[] arguments) =>
        Execution.Run("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "dotnet-seccomp.dll"), .. arguments]);

    /// <summary>The raw filter that <c>compile</c> makes of a profile.</summary>
    public static byte[] Compile(string profile, params string[] options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("seccomp-compile-");
        try
        {
            string input = Path.Combine(folder.FullName, "profile.json");
            string output = Path.Combine(folder.FullName, "filter.bpf");
            File.WriteAllText(input, profile);
            Run(["compile", input, "-o", output, .. options]).AssertSuccess();
            return File.ReadAllBytes(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
