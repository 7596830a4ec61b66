using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>A web server under exactly the filter that was derived from it, where anything else ends the process.</summary>
[Collection(PackageCollection.Name)]
public sealed class DerivedFilterTests : IDisposable
{
    private const int Starts = 5;
    private const int Requests = 200;

    private const string Source = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using SeccompSharp;

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapGet("/", () => "served");
        Sandbox.Install();
        await app.StartAsync();
        System.Console.WriteLine(string.Join(' ', app.Urls));
        await app.WaitForShutdownAsync();
        System.Console.WriteLine("stopped");

        [SeccompProfile("derived.seccomp.json")]
        static partial class Sandbox;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-derived-").FullName;

    public DerivedFilterTests(PackedPackage package)
    {
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), package.Configuration);
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), Source);
        File.WriteAllText(Path.Combine(_folder, "App.csproj"), package.Project(
            "<InvariantGlobalization>true</InvariantGlobalization>", """<AdditionalFiles Include="derived.seccomp.json" />""")
            .Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal));
        File.WriteAllText(Derived, """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["reboot"], "action": "SCMP_ACT_ERRNO" }] }""");
    }

    private string Derived => Path.Combine(_folder, "derived.seccomp.json");

    private string Published => Path.Combine(_folder, "published");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_serves_and_stops(bool aot)
    {
        Publish(aot);
        Derive(aot);
        Publish(aot);
        string[] lines = File.ReadAllLines(Derived);
        Assert.DoesNotContain(lines, line => line.Contains("@process", StringComparison.Ordinal) || line.Contains("execve", StringComparison.Ordinal));
        for (int i = 0; i < Starts; i++)
            await ServeAsync(aot);
    }

    private void Publish(bool aot) => Shell.Run(
        _folder, "dotnet", ["publish", "-c", "Release", "-r", "linux-x64", "-o", Published, "-v", "quiet", "-nologo",
            .. aot ? (string[])["-p:PublishAot=true"] : ["--self-contained", "false"]]).Succeeded();

    private void Derive(bool aot)
    {
        string app = aot ? Path.Combine(_folder, "obj", "Release", "net10.0", "linux-x64", "native") : Path.Combine(Published, "App.dll");
        string error = Path.Combine(_folder, "derive.err");
        Shell.Run(_folder, "sh", "-c", $"dotnet exec '{RemedyTests.Tool}' derive '{app}' --for profile > '{Derived}' 2> '{error}'").Succeeded();
        Assert.DoesNotContain("Unknown functions", File.ReadAllText(error), StringComparison.Ordinal);
    }

    private async Task ServeAsync(bool aot)
    {
        using RunningProgram server = RunningProgram.Start(Published, "App", aot, ["--urls", "http://127.0.0.1:0"]);
        server.WaitUntil(() => server.Output.Contains("http://", StringComparison.Ordinal));
        Assert.All(server.Threads, thread => Assert.Equal(("2", 1), thread));
        using var client = new HttpClient { BaseAddress = new Uri(server.Output.Split('\n').Single(line => line.StartsWith("http://", StringComparison.Ordinal))) };
        for (int i = 0; i < Requests; i++)
            Assert.Equal("served", await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        server.Signal("TERM");
        Assert.Equal(0, server.WaitForExit());
        Assert.EndsWith("stopped", server.Output, StringComparison.Ordinal);
    }
}
