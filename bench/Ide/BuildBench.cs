using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SeccompSharp.IdeBench;

/// <summary>Builds a project of 200 files with the package and without it, with a compile server and without one.</summary>
/// <remarks>CPU time, of all processes. A first build of each, which also starts the server, does not count.</remarks>
internal static class BuildBench
{
    private const int Files = 200;

    public static void Run(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("seccomp-sharp-builds-").FullName;
        string version = $"0.1.0-bench.{Guid.NewGuid():N}";
        using CompileServer server = new();
        try
        {
            string feed = Path.Combine(folder, "feed");
            Dotnet(Root, "pack", "src/Package", "-c", "Release", "-o", feed, $"-p:PackageVersion={version}", "-v", "quiet", "-nologo");
            File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
                <configuration><packageSources><add key="bench" value="{feed}" /></packageSources></configuration>
                """);
            string[] projects = [Write(folder, "With", version), Write(folder, "Without", null)];
            Console.WriteLine("| compiler | with us, s | without, s | ratio |");
            Console.WriteLine("|---|---|---|---|");
            foreach (bool shared in new[] { true, false })
            {
                Samples[] samples = [new(), new()];
                for (int round = -1; round < rounds; round++)
                {
                    foreach (int subject in new[] { Math.Abs(round) % 2, 1 - (Math.Abs(round) % 2) })
                    {
                        TimeSpan time = Build(projects[subject], shared ? server : null);
                        if (round >= 0)
                            samples[subject].Add(time);
                    }
                }

                Console.WriteLine(
                    $"| {(shared ? "in a server" : "for itself")} | {Seconds(samples[0])} | {Seconds(samples[1])} | {Samples.Number(samples[0].Over(samples[1]))} |");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            if (Path.Combine(packages, "seccompsharp", version) is { } unpacked && Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
        }
    }

    private static string Seconds(Samples samples) => Samples.Number(samples.Milliseconds / 1000);

    private static TimeSpan Build(string project, CompileServer? server)
    {
        TimeSpan before = CpuTime.OfChildren + (server?.Total ?? TimeSpan.Zero);
        Dotnet(
            project, "build", "-c", "Release", "--no-incremental", "--no-restore", "-v", "quiet", "-nologo", "-m:1", "-nodeReuse:false",
            "-p:UseSharedCompilation=" + (server is null ? "false" : "true"), "-p:SharedCompilationId=" + server?.Id);
        return CpuTime.OfChildren + (server?.Total ?? TimeSpan.Zero) - before;
    }

    private static string Write(string folder, string name, string? version)
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string reference = version is null ? "" : $"""<ItemGroup><PackageReference Include="SeccompSharp" Version="{version}" /></ItemGroup>""";
        File.WriteAllText(Path.Combine(project, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              {reference}
            </Project>
            """);
        for (int i = 0; i < Files; i++)
            File.WriteAllText(Path.Combine(project, $"File{i}.cs"), SyntheticProject.Plain(i, 0));
        File.WriteAllText(Path.Combine(project, "Program.cs"), "System.Console.WriteLine();");
        File.WriteAllText(Path.Combine(project, "Sandbox.cs"), version is null
            ? "static partial class Sandbox;"
            : """
                using SeccompSharp;
                [SeccompAllow("@dotnet", "@kestrel")]
                static partial class Sandbox;
                """);
        Dotnet(project, "restore", "-v", "quiet", "-nologo");
        return project;
    }

    private static void Dotnet(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true };
        // A build must not inherit what one around it has decided, nor leave its work to a process that stays.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"dotnet {arguments[0]}: exit status {process.ExitCode}\n{output}"));
    }

    private static string Root
    {
        get
        {
            string? directory = AppContext.BaseDirectory;
            while (directory is not null && !File.Exists(Path.Combine(directory, "generator.sln")))
                directory = Path.GetDirectoryName(directory);
            return directory ?? throw new InvalidOperationException("This runs inside the repository.");
        }
    }
}
