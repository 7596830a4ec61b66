using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>The runtime's machine code is what its sources say.</summary>
public sealed class MachineCodeTests
{
    [ClangFact]
    public void Bytes_are_what_the_sources_give()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "generator.sln")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(root, "src/Runtime/MachineCode"), "*.s"));

        ChildRun check = ChildRun.Start("dotnet", ["run", Path.Combine(root, "eng/machine-code.cs"), "--", "--check"]);
        Assert.True(check.ExitCode == 0, check.ToString());
    }
}

/// <summary>A test that assembles.</summary>
public sealed class ClangFactAttribute : FactAttribute
{
    public ClangFactAttribute()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "clang"))))
            Skip = "Needs clang: apt-get install clang";
    }
}
