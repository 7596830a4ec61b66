using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>Whatever a build is told about our findings, a policy that was to protect is not taken away unseen.</summary>
public sealed class GuardTests : IDisposable
{
    private static readonly string[] s_ids = ["SECC0731", "SECC0732", "SECC0733", "SECC0734", "SECC0735"];

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-guards-").FullName;

    public GuardTests()
    {
        string source = Path.Combine(Shell.Root, "src");
        Write("Guarded.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{source}/Package/buildTransitive/SeccompSharp.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <SeccompTargets>x64;arm64</SeccompTargets>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{source}/Attributes/SeccompSharp.Attributes.csproj" />
                <ProjectReference Include="{source}/Runtime/SeccompSharp.Runtime.csproj" />
                <ProjectReference Include="{source}/Generator/SeccompSharp.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              </ItemGroup>
              <Import Project="{source}/Package/buildTransitive/SeccompSharp.targets" />
            </Project>
            """);
        Write("Program.cs", """
            using System;
            using SeccompSharp;

            Console.WriteLine("Started.");

            [SeccompDeny("mount", Action = SeccompAction.KillProcess)]
            static partial class Locked;
            """);
        Write("Locked.seccomp.lock", """
            [x64 x86_64]
            default: ALLOW
            foreign: KILL_PROCESS
            numbers: 0..1073741823, 2147483648..3221225471, 4294967295
            mount 165: KILL_PROCESS

            [arm64 aarch64]
            default: ALLOW
            foreign: KILL_PROCESS
            mount 40: KILL_PROCESS
            """);
    }

    [Fact]
    public void No_switch_of_the_build_silences_what_guards_a_policy()
    {
        Build().Succeeded();
        Assert.Equal("Started.\n", Shell.Run(_folder, "dotnet", Path.Combine("out", "Guarded.dll")).Succeeded().Output);

        // Every guard is offended once, and each id silenced by every means there is.
        Write("Elsewhere.cs", """
            #pragma warning disable
            using SeccompSharp;
            [SeccompDeny("reboot")] partial class Locked;
            [SeccompAllow("@dotnet")] static partial class Learner;
            [SeccompDeny("mount")] static partial class Torn;
            """);
        Write("Learner.seccomp.lock", "");
        Write("Torn.seccomp.lock", "<<<<<<< ours\n");
        Write("Nobody.seccomp.lock", "");
        Write("Obstructed.cs", """
            #pragma warning disable
            using SeccompSharp;
            [SeccompFilter(InstallAtStartup = true), SeccompDeny("reboot")] static class Obstructed;
            """);
        Write("Suppressions.cs", string.Concat(s_ids.Select(id =>
            $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Seccomp\", \"{id}\", Scope = \"module\")]\n"
            + $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Seccomp\", \"{id}\")]\n")));
        Write(".editorconfig", "root = true\n[*]\n" + string.Concat(s_ids.Select(id => $"dotnet_diagnostic.{id}.severity = none\n")));
        Write(".globalconfig", "is_global = true\n" + string.Concat(s_ids.Select(id => $"dotnet_diagnostic.{id}.severity = none\n")));
        string[] silenced = [$"-p:NoWarn=\"{string.Join("%3B", s_ids)}\"", "-p:SeccompMode=Log", "-p:SeccompRequireLock=true"];

        Outcome analyzed = Build(silenced);
        Assert.NotEqual(0, analyzed.ExitCode);
        Assert.All(s_ids, id => Assert.Contains($" {id}: ", analyzed.Output));
        AssertRefused(analyzed);

        Outcome bare = Build([.. silenced, "-p:RunAnalyzers=false"]);
        Assert.NotEqual(0, bare.ExitCode);
        Assert.DoesNotContain("SECC0732:", bare.Output);
        AssertRefused(bare);
    }

    /// <summary>An analyzer package may also bring a generator, and what suppresses findings by code.</summary>
    [Fact]
    public void What_another_generator_adds_is_an_error_that_nothing_in_its_package_suppresses()
    {
        Write("another/Another.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <LangVersion>latest</LangVersion>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Write("another/Another.cs", $$"""
            using System.Collections.Immutable;
            using System.Linq;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            [Generator]
            public sealed class Another : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
                    context.ParseOptionsProvider,
                    (output, _) => output.AddSource("Another.cs", "[SeccompSharp.SeccompDeny(\"mkdir\")] partial class Locked { }"));
            }

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public sealed class Silencer : DiagnosticSuppressor
            {
                public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
                    new[] { {{string.Join(", ", s_ids.Append("SECC0737").Append("CS0219").Select(id => $"\"{id}\""))}} }
                        .Select(id => new SuppressionDescriptor("SILENT" + id, id, "")).ToImmutableArray();

                public override void ReportSuppressions(SuppressionAnalysisContext context)
                {
                    foreach (Diagnostic reported in context.ReportedDiagnostics)
                        context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(one => one.SuppressedDiagnosticId == reported.Id), reported));
                }
            }
            """);
        string project = File.ReadAllText(Path.Combine(_folder, "Guarded.csproj"));
        Write("Guarded.csproj", project.Replace("<ItemGroup>", """
            <PropertyGroup><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup>
              <ItemGroup>
                <Compile Include="*.cs" />
                <ProjectReference Include="another/Another.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
            """));
        Write("Learner.cs", """
            using SeccompSharp;
            [SeccompAllow("@dotnet")] static partial class Learner { static void Unused() { int nothing = 0; } }
            """);
        Write("Learner.seccomp.lock", "");

        Outcome build = Build("-p:SeccompMode=Log");
        Assert.NotEqual(0, build.ExitCode);
        Assert.DoesNotContain("CS0219", build.Output); // The silencer is at work.
        Assert.Contains("error SECC0737: The filter of 'Locked' is not made of all its seccomp attributes", build.Output);
        Assert.Contains("warning SECC0731: 'Learner' logs", build.Output);
        Assert.Contains("error SECC0732: The filter of 'Learner'", build.Output);
        Assert.Contains("error SECC0735: 'Learner' gets no filter", build.Output);

        // What the generator sees of the locked class is what is locked.
        Assert.DoesNotContain("SECC0735: 'Locked'", build.Output);
        Assert.DoesNotContain("SECC0732: The filter of 'Locked'", build.Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertRefused(Outcome build)
    {
        foreach (string name in new[] { "Locked", "Learner", "Torn", "Obstructed" })
            Assert.Contains($"error SECC0735: '{name}' gets no filter", build.Output);
        Assert.Contains("error SECC0731: 'Learner' logs", build.Output);
        Assert.Contains("Torn.seccomp.lock(1,1): error SECC0733", build.Output);
        Assert.Contains("error SECC0734: Nobody.seccomp.lock locks nothing", build.Output);
    }

    private Outcome Build(params string[] options) =>
        Shell.Run(_folder, "dotnet", ["build", "-c", "Release", "-o", "out", "-nologo", .. options]);

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
