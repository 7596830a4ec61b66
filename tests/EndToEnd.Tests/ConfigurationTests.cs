using System;
using System.IO;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>Nothing in a folder above a project takes its protection away unseen.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConfigurationTests : IDisposable
{
    private const string Silence = """

        dotnet_diagnostic.SECC0715.severity = none
        dotnet_diagnostic.SECC0731.severity = none
        dotnet_diagnostic.SECC0735.severity = none

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-configuration-").FullName;
    private readonly PackedPackage _package;

    public ConfigurationTests(PackedPackage package)
    {
        _package = package;
        Write("nuget.config", package.Configuration);
    }

    [Fact]
    public void No_file_above_a_project_weakens_its_filters()
    {
        WriteProject("above/app/App.csproj", "Exe", """
            <PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization>
            <RootNamespace>App</RootNamespace>
            """, """<AdditionalFiles Include="web.seccomp.json" SeccompInstallAtStartup="true" SeccompCaps="CAP_BPF;CAP_PERFMON" />""");
        Write("above/app/web.seccomp.json", """
            { "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
                { "names": ["mkdir", "mkdirat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 30 },
                { "names": ["rmdir"], "action": "SCMP_ACT_ERRNO", "errnoRet": 30, "excludes": { "caps": ["CAP_SYS_ADMIN"] } }] }
            """);
        Write("above/app/Program.cs", """
            using System;
            using System.IO;
            using SeccompSharp;

            Sandbox.Install();
            Console.WriteLine("Mode: " + Sandbox.Mode);
            try { Directory.CreateDirectory("made"); }
            catch (Exception e) { Console.WriteLine("mkdir: " + e.Message); }

            [SeccompAllow("@dotnet", "@console"), SeccompRule(SeccompAction.Errno, "mkdir", "mkdirat")] static partial class Sandbox;
            """);
        Build("restored").Succeeded();
        AssertRestricted("restored");

        // What decides, written where the compiler would take it for the build's.
        foreach (string property in new[] { "SeccompMode = Log", "SeccompReport = Kills", "PublishAot = false", "SeccompTargets = arm64" })
            AssertRefused("SECC0715", ".globalconfig", $"is_global = true\nbuild_property.{property}{Silence}");
        AssertRefused("SECC0715", ".editorconfig", $"[*.json]\nbuild_metadata.AdditionalFiles.SeccompInstallAtStartup = false\nbuild_metadata.AdditionalFiles.SeccompProfile = false\nbuild_metadata.AdditionalFiles.SeccompCaps = CAP_SYS_ADMIN\n[*]{Silence}");

        // What MSBuild reads by itself.
        AssertRefused("SECC0718", "Directory.Build.targets", "<Project><PropertyGroup><SeccompMode>Log</SeccompMode></PropertyGroup></Project>");
        AssertRefused("SECC0718", "Directory.Build.targets", """
            <Project><Target Name="Late" BeforeTargets="BeforeBuild"><PropertyGroup><SeccompMode>Log</SeccompMode></PropertyGroup></Target></Project>
            """);
        AssertRefused("SECC0718", "Directory.Build.targets", "<Project><PropertyGroup><SeccompReport>Kills</SeccompReport></PropertyGroup></Project>");
        AssertRefused("SECC0718", "Directory.Build.rsp", "-p:SeccompMode=Log\n");
        AssertRefused("SECC0718", "Directory.Build.rsp", "-p:nothing=1;PUBLISH\"AOT\"=false\n");
        Write("above/more.rsp", "-p:SeccompMode=Log\n");
        AssertRefused("SECC0718", "Directory.Build.rsp", "# Seemingly nothing\n @more.rsp\n".Replace("@", "@" + Path.Combine(_folder, "above") + "/"));
        AssertRefused("SECC0717", "Directory.Build.props", """
            <Project><ItemGroup><AdditionalFiles Include="web.seccomp.json" SeccompInstallAtStartup="false" /></ItemGroup></Project>
            """);
        Write("above/SeccompSharp.build", "SeccompSharp.build 1\nproperty SeccompMode=Log\nend\n");
        AssertRefused("SECC0716", "Directory.Build.props", """
            <Project><ItemGroup><AdditionalFiles Include="$(MSBuildThisFileDirectory)SeccompSharp.build" /></ItemGroup></Project>
            """);

        // What has no effect.
        Write("above/Directory.Build.props", "<Project><PropertyGroup><SECCOMPMODE>Log</SECCOMPMODE></PropertyGroup></Project>");
        Shell.Run(InApp, "env", "SeccompMode=Log", "seccompmode=Log", "SeccompReport=Denials", "SECCOMPREPORT=Denials", "dotnet", "build", "-c", "Release", "-o", "ignored", "--no-restore", "-nologo", "-warnaserror", "-warnnotaserror:SECC0402").Succeeded();
        AssertRestricted("ignored");
        Assert.False(Reports("ignored"));

        // Whoever starts the build may choose to learn, and is told; so is whoever starts the program.
        Assert.Contains("warning SECC0731: 'Sandbox' logs", Build("learning", "-p:SeccompMode=Log").Succeeded().Output);
        Outcome learning = Run("learning");
        Assert.Contains("Mode: Log", learning.Output);
        Assert.Single(learning.Output.Split('\n'), "seccomp: 'Sandbox' only logs (SeccompMode=Log): its default action denies nothing");
        Build("reporting", "-p:SeccompReport=Denials").Succeeded();
        Assert.True(Reports("reporting"));
    }

    /// <summary>Whether the program puts a reporter in place: its metadata have the name of what it calls.</summary>
    private bool Reports(string output) =>
        File.ReadAllBytes(Path.Combine(InApp, output, "App.dll")).AsSpan().IndexOf("ReportViolations"u8) >= 0;

    [Fact]
    public void A_policy_in_a_class_library_is_for_the_runtime_of_the_application()
    {
        WriteProject("lib/Lib.csproj", "Library", "", "");
        Write("lib/Sandbox.cs", """
            using SeccompSharp;
            namespace Lib;
            [SeccompFilter(SeccompAction.Errno), SeccompAllow("@dotnet", "@console")] public static partial class Sandbox;
            """);
        WriteProject("app/App.csproj", "Exe", "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>", """<ProjectReference Include="../lib/Lib.csproj" />""");
        Write("app/Program.cs", """
            using System;
            using System.Runtime.InteropServices;

            // Bound before, so that only the attempt itself is filtered.
            Attempt.Map(3);
            Lib.Sandbox.Install();
            Console.WriteLine("data: " + Attempt.Map(3));
            Console.WriteLine("machine code: " + Attempt.Map(7));

            static class Attempt
            {
                [DllImport("libc")] private static extern nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

                public static string Map(int protection) => mmap(0, 4096, protection, 0x22, -1, 0) == -1 ? "refused" : "mapped";
            }
            """);
        Shell.Run(Path.Combine(_folder, "app"), "dotnet", "build", "-c", "Release", "-o", "jit", "-v", "quiet", "-nologo").Succeeded();
        Outcome jit = Shell.Run(_folder, "dotnet", Path.Combine("app", "jit", "App.dll")).Succeeded();
        Assert.Equal("data: mapped\nmachine code: mapped\n", jit.Output);

        Shell.Run(Path.Combine(_folder, "app"), "dotnet", "publish", "-c", "Release", "-o", "aot", "-v", "quiet", "-nologo").Succeeded();
        Outcome aot = Shell.Run(_folder, Path.Combine(_folder, "app", "aot", "App")).Succeeded();
        Assert.Equal("data: mapped\nmachine code: refused\n", aot.Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string InApp => Path.Combine(_folder, "above", "app");

    /// <summary>Puts a file above the project, builds, also without analyzers, and takes the file away.</summary>
    private void AssertRefused(string id, string name, string text)
    {
        Write("above/" + name, text);
        AssertFailed(id, Build("attacked"));
        if (id != "SECC0718")
            AssertFailed("SECC0735", Build("attacked", "-p:RunAnalyzers=false"));
        File.Delete(Path.Combine(_folder, "above", name));
    }

    private static void AssertFailed(string id, Outcome build)
    {
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains($"error {id}: ", build.Output);
    }

    private void AssertRestricted(string output)
    {
        Outcome run = Run(output);
        Assert.Contains("Mode: Enforce\nmkdir: ", run.Output);
        Assert.DoesNotContain("only logs", run.Output);
    }

    private Outcome Run(string output) => Shell.Run(InApp, "dotnet", Path.Combine(output, "App.dll")).Succeeded();

    private Outcome Build(string output, params string[] options) => Shell.Run(
        InApp, "dotnet", ["build", "-c", "Release", "-o", output, "-nologo", .. output == "restored" ? [] : new[] { "--no-restore" }, .. options]);

    private void WriteProject(string path, string type, string properties, string items) =>
        Write(path, _package.Project(properties, items, type: type));

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
