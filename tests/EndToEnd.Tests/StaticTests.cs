using System;
using System.IO;
using System.Runtime.InteropServices;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>A native binary with libc in it, where nothing can be looked up by name.</summary>
public sealed class StaticTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-static-").FullName;

    [StaticLibcFact]
    public void A_statically_linked_program_is_restricted()
    {
        File.WriteAllText(Path.Combine(_folder, "Static.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <PublishAot>true</PublishAot>
                <StaticExecutable>true</StaticExecutable>
                <!-- Debian 12's ld makes no static-pie of it, and its llvm-objcopy cannot strip it, whatever the program is. -->
                <PositionIndependentExecutable>false</PositionIndependentExecutable>
                <StripSymbols>false</StripSymbols>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{Path.Combine(Shell.Root, "src", "Runtime", "SeccompSharp.Runtime.csproj")}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), """
            using System;
            using System.IO;
            using SeccompSharp;

            Console.WriteLine("supported: " + Seccomp.IsSupported);
            // mkdir is 83 on x86-64: answered with EROFS; everything else is allowed.
            SockFilter[] filter = [new(0x20, 0, 0, 0), new(0x15, 0, 1, 83), new(6, 0, 0, 0x5001e), new(6, 0, 0, 0x7fff0000)];
            long start = GC.GetAllocatedBytesForCurrentThread();
            bool tried = Seccomp.TryInstall(filter, out SeccompInstallResult result);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - start;
            Console.WriteLine($"tried: {tried}, bytes: {bytes}");
            Console.WriteLine(result.Message);
            Seccomp.Install(filter);
            Console.WriteLine("mode: " + Seccomp.CurrentMode + ", process: " + (DotNetProcess.Id == Environment.ProcessId));
            try { Directory.CreateDirectory("made"); }
            catch (IOException e) { Console.WriteLine("mkdir: " + e.Message); }
            """);
        Shell.Run(_folder, "dotnet", "publish", "-c", "Release", "-r", "linux-x64", "-o", "out", "-v", "quiet", "-nologo").Succeeded();
        string output = Shell.Run(_folder, Path.Combine(_folder, "out", "Static")).Succeeded().Output;
        Assert.Contains("supported: True", output);
        Assert.Contains("tried: True, bytes: 0", output);
        Assert.Contains("mode: Filter, process: True", output);
        Assert.Contains("mkdir: Read-only file system", output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>A test that links libc into a program.</summary>
public sealed class StaticLibcFactAttribute : FactAttribute
{
    public StaticLibcFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "Needs Linux on x86-64: the program's numbers are those of x86-64.";
        // Clang prints the path of a library, or its bare name when there is none.
        else if (!Path.IsPathRooted(Shell.Run(Shell.Root, "clang", "-print-file-name=libc.a").Output.Trim()))
            Skip = "Needs libc.a, in libc6-dev: the program is linked statically.";
    }
}
