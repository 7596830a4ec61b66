using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace SeccompSharp.Tool.Tests;

/// <summary>The packed tool installs from a folder and runs.</summary>
public sealed class PackedToolTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_tool_installed_from_its_package_answers()
    {
        string packages = Directory.CreateDirectory(_session.Path("packages")).FullName;
        string tools = _session.Path("tools");
        string nuget = _session.Put("nuget.config", $"""
            <configuration><packageSources><clear /><add key="local" value="{packages}" /></packageSources></configuration>
            """);
        Run("dotnet", "pack", ToolProject(), "--output", packages, "--artifacts-path", _session.Path("artifacts"), "--verbosity", "quiet");
        Run("dotnet", "tool", "install", "SeccompSharp.Tool", "--tool-path", tools, "--configfile", nuget);
        string profile = _session.Put("profile.json", Session.Allowlist);
        string answer = Run(Path.Combine(tools, "dotnet-seccomp"), "eval", profile, "--arch", "x86_64", "--syscall", "ptrace");
        Assert.Equal("KILL_PROCESS\n", answer);
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}");
        return output;
    }

    private static string ToolProject()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "generator.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Tool", "SeccompSharp.Tool.csproj");
    }
}
