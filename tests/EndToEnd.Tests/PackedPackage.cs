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

    /// <summary>A project that references it.</summary>
    /// <param name="properties">More properties, as XML.</param>
    /// <param name="items">More items, as XML.</param>
    /// <param name="framework">The target framework.</param>
    /// <param name="type">What is built: Exe or Library.</param>
    public string Project(string properties = "", string items = "", string framework = "net10.0", string type = "Exe") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{type}</OutputType>
            <TargetFramework>{framework}</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
            <SeccompTargets>x64;arm64</SeccompTargets>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="SeccompSharp" Version="{Version}" />
            {items}
          </ItemGroup>
        </Project>
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
