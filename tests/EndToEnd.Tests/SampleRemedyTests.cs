using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>
/// Copies of samples that do one thing more than their filters allow, built with the package: what 'dotnet seccomp why' says
/// first, put in where it says so, lets them do it.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed class SampleRemedyTests(PackedPackage package) : IDisposable
{
    /// <summary>What is done, by the name of the seed.</summary>
    private const string Seeds = """
        internal static class Seed
        {
            public static void Run()
            {
                string folder = Environment.GetEnvironmentVariable("SEED_FOLDER")!;
                int port = int.Parse(Environment.GetEnvironmentVariable("SEED_PORT")!);
                switch (Environment.GetEnvironmentVariable("SEED"))
                {
                    case "program": System.Diagnostics.Process.Start("/bin/true")!.WaitForExit(); break;
                    case "connect": new System.Net.Sockets.TcpClient("127.0.0.1", port).Dispose(); break;
                    case "write": File.WriteAllText(folder + "/w.txt", "x"); break;
                    case "dns": System.Net.Dns.GetHostAddresses("localhost"); break;
                    case "mode": File.SetUnixFileMode(folder + "/read.txt", UnixFileMode.UserRead); break;
                    case "watch": new FileSystemWatcher(folder) { EnableRaisingEvents = true }.Dispose(); break;
                    case "priority": System.Diagnostics.Process.GetCurrentProcess().PriorityClass = System.Diagnostics.ProcessPriorityClass.BelowNormal; break;
                    case "rename": File.Move(folder + "/read.txt", folder + "/moved.txt"); break;
                    case "link": File.CreateSymbolicLink(folder + "/link", "read.txt"); break;
                }

                Console.WriteLine("well");
                Environment.Exit(0);
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-samples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [KernelLogTheory]
    [InlineData("Web", "Microsoft.NET.Sdk.Web", "Sandbox", "program connect write", "--urls http://127.0.0.1:0")]
    [InlineData("Hello", "Microsoft.NET.Sdk", "Sandbox", "dns mode watch", "")]
    [InlineData("FileTool", "Microsoft.NET.Sdk", "Sandbox", "write priority", "read.txt")]
    [InlineData("Worker", "Microsoft.NET.Sdk", "Working", "rename link", "--inbox inbox --results results")]
    public void What_why_says_first_lets_a_sample_do_more(string sample, string sdk, string policy, string seeds, string arguments)
    {
        Copy(sample, sdk, policy);
        Build();
        List<(string Attribute, string Place)> advices = [];
        foreach (string seed in seeds.Split(' '))
        {
            (int id, bool ended, string text) = Run(sample, seed, arguments);
            Assert.False(ended, $"{seed} is not stopped:\n{text}");
            string told = string.Join('\n', text.Split('\n').Where(line => line.StartsWith("seccomp: ", StringComparison.Ordinal)).Concat(KernelLog.Of(id)));
            string[] which = told.Contains("seccomp: ", StringComparison.Ordinal) ? [] : ["--class", policy];
            JsonElement why = JsonDocument.Parse(Shell.RunWithInput(told, _folder, "dotnet", [RemedyTests.Tool, "why", "--json", .. which]).Succeeded().Output).RootElement[0];
            Assert.Equal(policy, why.GetProperty("policy").GetString());
            advices.Add((why.GetProperty("remedies")[0].GetProperty("attribute").GetString()!, why.GetProperty("place").GetString()!));
        }

        // All are about the same place, and no attribute but the first is moved by another before it.
        string[] parts = Assert.Single(advices.Select(advice => advice.Place).Distinct()).Split('(', ')');
        string file = Path.Combine(_folder, parts[0]);
        List<string> lines = [.. File.ReadAllLines(file)];
        lines.InsertRange(int.Parse(parts[1], null) - 1, advices.Select(advice => advice.Attribute).Distinct());
        File.WriteAllLines(file, lines);
        Build();
        Assert.All(seeds.Split(' '), seed =>
        {
            (_, bool ended, string text) = Run(sample, seed, arguments);
            Assert.True(ended, $"{seed} with {string.Join(' ', advices)}:\n{text}");
        });
    }

    private void Copy(string sample, string sdk, string policy)
    {
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), package.Configuration);
        File.WriteAllText(Path.Combine(_folder, sample + ".csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>CA1416</NoWarn>
                <SeccompTargets>x64;arm64</SeccompTargets>
                <SeccompReport>Denials</SeccompReport>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeccompSharp" Version="{package.Version}" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.15" Condition="'{sample}' == 'Worker'" />
              </ItemGroup>
            </Project>
            """);
        string install = $"{policy}.Install();";
        bool isSeeded = false;
        foreach (string file in Directory.GetFiles(Path.Combine(Shell.Root, "samples", sample), "*.cs"))
        {
            string text = File.ReadAllText(file);
            isSeeded |= text.Contains(install, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(file)), text.Replace(install, install + " Seed.Run();", StringComparison.Ordinal));
        }

        Assert.True(isSeeded, $"samples/{sample} has no '{install}'.");
        File.WriteAllText(Path.Combine(_folder, "Seed.cs"), Seeds);
    }

    private void Build() => Shell.Run(_folder, "dotnet", "build", "-v", "quiet", "-nologo").Succeeded();

    private (int Id, bool Ended, string Text) Run(string sample, string seed, string arguments)
    {
        string work = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        File.WriteAllText(Path.Combine(work, "read.txt"), "x");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder, "bin", "Debug", "net10.0", sample + ".dll"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = work,
            Environment = { ["SEED"] = seed, ["SEED_FOLDER"] = work, ["SEED_PORT"] = $"{((IPEndPoint)listener.LocalEndpoint).Port}" },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(TimeSpan.FromMinutes(1));
        if (!ended)
            process.Kill(entireProcessTree: true);
        Directory.Delete(work, recursive: true);
        string text = output.Result + error.Result;
        return (process.Id, ended && process.ExitCode == 0 && text.Contains("well\n", StringComparison.Ordinal), text);
    }
}
