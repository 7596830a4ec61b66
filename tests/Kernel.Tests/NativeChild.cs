using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace SeccompSharp.Kernel.Tests;

/// <summary>How tests/Kernel.Child is built.</summary>
public enum ChildBuild
{
    /// <summary>For CoreCLR.</summary>
    Jit,

    /// <summary>By NativeAOT.</summary>
    Native,
}

/// <summary>tests/Kernel.Child as a native program, published when a test first asks for it.</summary>
internal static class NativeChild
{
    private static readonly Lazy<string> s_path = new(Publish);

    public static string Path => s_path.Value;

    private static string Publish()
    {
        string root = Root(AppContext.BaseDirectory);
        string output = System.IO.Path.Combine(root, "artifacts", "kernel-child");
        var start = new ProcessStartInfo(
            "dotnet", ["publish", System.IO.Path.Combine(root, "tests", "Kernel.Child"), "-c", "Release", "-p:ChildBuild=aot", "-o", output, "-v", "quiet", "-nologo"])
        {
            RedirectStandardOutput = true,
        };
        // A build inside a test must not inherit what the build around it has decided.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? System.IO.Path.Combine(output, "SeccompSharp.Kernel.Child")
            : throw new InvalidOperationException($"publishing tests/Kernel.Child failed:\n{text}");
    }

    private static string Root(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "generator.sln"))
            ? directory
            : Root(System.IO.Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("These tests run inside the repository."));
}
