using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>What .NET takes in an arm64 guest: tests/Kernel.Child with a runtime of its own, and the libraries under both.</summary>
internal static class ArmRuntime
{
    /// <summary>The program, as the guest calls it.</summary>
    public const string Program = "/app/SeccompSharp.Kernel.Child";

    private const string CrossLibraries = "/usr/aarch64-linux-gnu/lib";
    private const string Pack = "microsoft.netcore.app.runtime.linux-arm64";

    private static readonly (string File, string Package)[] s_libraries =
    [
        ("ld-linux-aarch64.so.1", "libc6-arm64-cross"), ("libc.so.6", "libc6-arm64-cross"), ("libm.so.6", "libc6-arm64-cross"),
        ("libdl.so.2", "libc6-arm64-cross"), ("libpthread.so.0", "libc6-arm64-cross"), ("librt.so.1", "libc6-arm64-cross"),
        ("libgcc_s.so.1", "libgcc-s1-arm64-cross"), ("libstdc++.so.6", "libstdc++6-arm64-cross"),
    ];

    /// <summary>Why it cannot be had here, or null.</summary>
    public static string? WhyNot() => Machine.Of("aarch64").WhyNot()
        ?? s_libraries.Where(library => !File.Exists(Path.Combine(CrossLibraries, library.File)))
            .Select(library => $"{library.File} for arm64 is missing: apt-get install {library.Package}").FirstOrDefault()
        ?? (Directory.Exists(Path.Combine(Packages, Pack, Environment.Version.ToString(3)))
            ? null
            : $"{Pack} {Environment.Version.ToString(3)} is missing: dotnet restore tests/Kernel.Child -p:ChildBuild=arm64");

    /// <summary>Publishes the program and adds it with its libraries.</summary>
    public static void AddTo(CpioArchive archive)
    {
        archive.AddFolder("lib");
        foreach ((string file, _) in s_libraries)
            archive.Add($"lib/{file}", File.ReadAllBytes(Path.Combine(CrossLibraries, file)));
        archive.AddFolder("app");
        foreach (string file in Directory.EnumerateFiles(Publish()))
            archive.Add($"app/{Path.GetFileName(file)}", File.ReadAllBytes(file));
    }

    private static string Packages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Publish()
    {
        string output = Path.Combine(Machine.Repository, "artifacts", "kernel-child-arm64");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", Path.Combine(Machine.Repository, "tests", "Kernel.Child"),
                "-c", "Release", "-p:ChildBuild=arm64", "-o", output, "-v", "quiet", "-nologo",
            ]);
        // A build inside a test must not inherit what the build around it has decided.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        Emulation.Run(start);
        return output;
    }
}
