using System;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>The generator with machine code in it, which the package has for the SDK on Linux x64.</summary>
[Collection(PackageCollection.Name)]
public sealed class PrecompiledTests(PackedPackage package) : IDisposable
{
    private const string Folder = "tools/precompiled/net10.0/linux-x64/";

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-precompiled-").FullName;

    [Fact]
    public void A_build_takes_it_and_gets_the_same_filter()
    {
        Write("nuget.config", package.Configuration);
        Write("App.csproj", package.Project("""
            <UseAppHost>false</UseAppHost>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
            <UseSharedCompilation>false</UseSharedCompilation>
            """));
        Write("Directory.Build.targets", """
            <Project>
              <Target Name="Show" AfterTargets="CoreCompile">
                <Message Importance="high" Text="Analyzer: %(Analyzer.Identity)" />
              </Target>
            </Project>
            """);
        Write("Program.cs", """
            System.Console.WriteLine(Sandbox.Filter.Length > 0);
            [SeccompSharp.SeccompAllow("@dotnet", "@console")]
            static partial class Sandbox;
            """);

        string precompiled = Build("true", out string[] analyzers);
        Assert.Equal(2, analyzers.Length);
        Assert.All(analyzers, path => Assert.Contains(Folder, path));
        Assert.All(analyzers, path => Assert.True(HasMachineCode(path), path));

        string other = Build("false", out string[] defaults);
        Assert.All(defaults, path => Assert.DoesNotContain(Folder, path));
        Assert.All(defaults, path => Assert.False(HasMachineCode(path), path));
        Assert.Equal(other, precompiled);
    }

    /// <summary>Builds with it or without it: what was generated, and the assemblies that generated it.</summary>
    private string Build(string precompiled, out string[] analyzers)
    {
        string output = Shell.Run(
            _folder, "dotnet", "build", "--no-incremental", "-nologo", $"-p:SeccompPrecompiled={precompiled}", "-p:CompilerGeneratedFilesOutputPath=obj/generated-" + precompiled)
            .Succeeded().Output;
        Assert.DoesNotContain("warning", output);
        analyzers = [.. output.Split('\n').Where(line => line.Contains("Analyzer: ", StringComparison.Ordinal)
            && (line.Contains("SeccompSharp.Generator.dll", StringComparison.Ordinal) || line.Contains("SeccompSharp.Policy.dll", StringComparison.Ordinal)))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Trim()).Distinct()];
        string generated = Path.Combine(_folder, "obj", "generated-" + precompiled);
        return string.Concat(Directory.GetFiles(generated, "*Sandbox*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    private static bool HasMachineCode(string path)
    {
        using PEReader reader = new(File.OpenRead(path));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
