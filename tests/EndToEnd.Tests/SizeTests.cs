using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>What a filter adds to a native binary: hello world without one, with TryInstall, and with Install.</summary>
public sealed class SizeTests : IDisposable
{
    private const int MostForTryInstall = 8 * 1024;
    private const int MostForInstall = 20 * 1024;
    private const string Installation = "SeccompSharp.Installation.Run";

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-size-").FullName;

    [Fact]
    public void A_filter_adds_little_and_next_to_nothing_of_the_runtime()
    {
        WriteProject();
        NativeBinary plain = Publish("plain", "");
        NativeBinary trying = Publish("trying", "if (!Sandbox.TryInstall(out _)) return;");
        NativeBinary installing = Publish("installing", "Sandbox.Install();");

        Assert.DoesNotContain(Installation, plain.Members);
        Assert.Contains(Installation, trying.Members);
        Assert.InRange(trying.Size - plain.Size, 1, MostForTryInstall);
        Assert.InRange(installing.Size - plain.Size, 1, MostForInstall);

        // All that hello world does not have. Before something is added here, it is worth a look at what that brings:
        // formatting an enum and RuntimeInformation.OSDescription were 170 KB together.
        Assert.Equal(
            ["System.Array.Empty", "System.Environment.GetProcessId", "System.Environment.get_ProcessId"],
            installing.Members.Except(plain.Members).Where(IsOfTheRuntime).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool IsOfTheRuntime(string member) =>
        !Array.Exists(["SeccompSharp.", "Sandbox.", "<PrivateImplementationDetails>."], own => member.StartsWith(own, StringComparison.Ordinal));

    private NativeBinary Publish(string name, string install)
    {
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), $"""
            using System;
            using SeccompSharp;

            {install}
            Console.WriteLine("Hello, world.");

            [SeccompAllow("@dotnet", "@console")]
            internal static partial class Sandbox;
            """);
        Shell.Run(_folder, "dotnet", "publish", "-c", "Release", "-o", name, "-v", "quiet", "-nologo").Succeeded();
        string published = Path.Combine(_folder, name, "Measured");
        Assert.Equal("Hello, world.\n", Shell.Run(_folder, published).Succeeded().Output);
        return NativeBinary.Read(
            published, Directory.GetFiles(Path.Combine(_folder, "obj"), "Measured.mstat", SearchOption.AllDirectories).Single());
    }

    private void WriteProject() => File.WriteAllText(Path.Combine(_folder, "Measured.csproj"), $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{Source("Package", "buildTransitive", "SeccompSharp.props")}" />
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization>
            <IlcGenerateMstatFile>true</IlcGenerateMstatFile>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="{Source("Attributes", "SeccompSharp.Attributes.csproj")}" />
            <ProjectReference Include="{Source("Runtime", "SeccompSharp.Runtime.csproj")}" />
            <ProjectReference Include="{Source("Generator", "SeccompSharp.Generator.csproj")}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
          <Import Project="{Source("Package", "buildTransitive", "SeccompSharp.targets")}" />
        </Project>
        """);

    private static string Source(params string[] path) => Path.Combine([Shell.Root, "src", .. path]);
}
