using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>What scripts have written into the runtime is what its sources give.</summary>
public sealed class WrittenByScriptTests
{
    [ClangFact]
    public void Machine_code_is_what_the_assembly_gives()
    {
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(s_root, "src/Runtime/MachineCode"), "*.s"));
        Check("machine-code.cs");
    }

    [LinuxFact]
    public void Names_of_calls_are_those_of_the_tables() => Check("syscall-names.cs");

    private static readonly string s_root = Root(AppContext.BaseDirectory);

    private static void Check(string script)
    {
        ChildRun check = ChildRun.Start("dotnet", ["run", Path.Combine(s_root, "eng", script), "--", "--check"]);
        Assert.True(check.ExitCode == 0, check.ToString());
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "generator.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository."));
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
