using System;
using System.IO;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>The package as users get it, in a feed of its own.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string _feed = Directory.CreateTempSubdirectory("seccomp-sharp-feed-").FullName;

    public PackedPackage() => Shell.Run(
        Shell.Root, "dotnet", "pack", "src/Package", "-c", "Release", "-o", _feed, $"-p:PackageVersion={Version}", "-v", "quiet", "-nologo").Succeeded();

    /// <summary>NuGet keeps what it has unpacked once: a version of its own makes sure that this build is tested.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>A nuget.config that adds the feed.</summary>
    public string Configuration => $"""
        <configuration>
          <packageSources><add key="local" value="{_feed}" /></packageSources>
        </configuration>
        """;

    public void Dispose()
    {
        Directory.Delete(_feed, recursive: true);
        string? packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string unpacked = Path.Combine(packages, "seccompsharp", Version);
        if (Directory.Exists(unpacked))
            Directory.Delete(unpacked, recursive: true);
    }
}

/// <summary>Tests that take the package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}
