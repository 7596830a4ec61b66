using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>README's first program, as it stands there, from the packed package: it runs, and what it promises holds against attack.</summary>
public sealed class ReadmeTests : IDisposable
{
    /// <summary>What somebody does who has taken the program over; each result is one of the kernel's.</summary>
    private const string Attacks = """

        Console.WriteLine($"socket: {Call(Nr(41, 198), 2, 1, 0)}");
        Console.WriteLine($"unix socket: {Call(Nr(41, 198), 1, 1, 0)}");
        Console.WriteLine($"io_uring_setup: {Call(425, 1, 0, 0)}");
        Console.WriteLine($"execve: {Call(Nr(59, 221), 0, 0, 0)}");
        Console.WriteLine($"execveat: {Call(Nr(322, 281), -1, 0, 0)}");

        static long Nr(long x64, long arm64) =>
            System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 ? x64 : arm64;

        static long Call(long number, long a, long b, long c)
        {
            long result = syscall(number, a, b, c, 0, 0, 0);
            return result == -1 ? -System.Runtime.InteropServices.Marshal.GetLastPInvokeError() : Math.Min(result, 1);
        }

        [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
        static extern long syscall(long number, long a, long b, long c, long d, long e, long f);

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-readme-").FullName;

    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():N}";

    [Fact]
    public void The_first_program_runs_as_written_and_holds_what_its_comments_say()
    {
        Shell.Run(Shell.Root, "dotnet", "pack", "src/Package", "-c", "Release", "-o", Path.Combine(_folder, "feed"), $"-p:PackageVersion={_version}", "-v", "quiet", "-nologo").Succeeded();
        Write("nuget.config", """
            <configuration>
              <packageSources><add key="local" value="feed" /></packageSources>
            </configuration>
            """);
        string program = FirstBlock().Replace("SeccompSharp@0.1.0", "SeccompSharp@" + _version);
        Write("app.cs", program);
        Assert.Contains("Still allowed.", Shell.Run(_folder, "dotnet", "run", "app.cs").Succeeded().Output);

        const string Said = "Console.WriteLine(\"Still allowed.\");\n";
        Assert.Contains(Said, program);
        string attacked = program.Replace(Said, Said + Attacks);
        Write("attacked.cs", attacked);
        string[] held = Results("attacked.cs");
        Write("control.cs", attacked.Replace("Sandbox.Install();", "if (args.Length > 5) Sandbox.Install();"));
        string[] open = Results("control.cs");

        Assert.Equal(["socket: -100", "unix socket: -100", "io_uring_setup: -38", "execve: -1", "execveat: -1"], held);
        Assert.Equal(["socket: 1", "unix socket: 1", "io_uring_setup: -14", "execve: -14", "execveat: -14"], open);
    }

    private string[] Results(string program) =>
        [.. Shell.Run(_folder, "dotnet", "run", program).Succeeded().Output.Split('\n').Where(line => line.Contains(": "))];

    private static string FirstBlock()
    {
        string readme = File.ReadAllText(Path.Combine(Shell.Root, "README.md"));
        return readme.Split("```csharp\n")[1].Split("```")[0];
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        string? packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string unpacked = Path.Combine(packages, "seccompsharp", _version);
        if (Directory.Exists(unpacked))
            Directory.Delete(unpacked, recursive: true);
    }
}
