using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>
/// Programs that a filter stops, over the areas of .NET. What 'dotnet seccomp why' says first of each, put in where it says
/// so, lets the program end well; and where that is a group, the call alone, which it says too, does not.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed class RemedyTests : IDisposable
{
    private static readonly (string Name, string Policy, string Code)[] s_seeds =
    [
        ("starting a program", "@dotnet @kestrel", """System.Diagnostics.Process.Start("/bin/true")!.WaitForExit();"""),
        ("a shell", "@dotnet @console", """using var p = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", "echo x"]) { RedirectStandardOutput = true })!; p.StandardOutput.ReadToEnd(); p.WaitForExit();"""),
        ("keys of data protection", "@dotnet @kestrel @tls", """Microsoft.AspNetCore.DataProtection.DataProtectionProvider.Create(new DirectoryInfo(folder + "/keys")).CreateProtector("x").Protect("y");"""),
        ("SQLite", "@dotnet @files-write", """using var c = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder}/a.db"); c.Open(); var k = c.CreateCommand(); k.CommandText = "create table t(x); insert into t values(1);"; k.ExecuteNonQuery();"""),
        ("a named mutex", "@dotnet", """using var m = new Mutex(false, "Global\\seccomp-sharp-seed"); m.WaitOne(); m.ReleaseMutex();"""),
        ("connecting", "@dotnet @kestrel", """using var c = new System.Net.Sockets.TcpClient("127.0.0.1", port);"""),
        ("an HTTP client", "@dotnet @kestrel", """using var h = new HttpClient(); h.GetStringAsync($"http://127.0.0.1:{port}/").Wait();"""),
        ("UDP", "@dotnet", """using var u = new System.Net.Sockets.UdpClient(); u.Send(new byte[1], 1, "127.0.0.1", 9);"""),
        ("listening", "@dotnet @network-client", """var l = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); l.Start(); using var c = new System.Net.Sockets.TcpClient(); c.Connect((System.Net.IPEndPoint)l.LocalEndpoint); using var s = l.AcceptSocket(); l.Stop();"""),
        ("names of hosts", "@dotnet", """System.Net.Dns.GetHostAddresses("localhost");"""),
        ("the user's name", "@dotnet", "_ = Environment.UserName;"),
        ("a named pipe", "@dotnet @kestrel", """using var p = new System.IO.Pipes.NamedPipeServerStream("seccomp-sharp-seed" + port); using var c = new System.IO.Pipes.NamedPipeClientStream("seccomp-sharp-seed" + port); var w = p.WaitForConnectionAsync(); c.Connect(); w.Wait();"""),
        ("a Unix socket", "@dotnet @kestrel", """var e = new System.Net.Sockets.UnixDomainSocketEndPoint(folder + "/s"); using var s = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0); s.Bind(e); s.Listen(); using var c = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0); c.Connect(e);"""),
        ("watching files", "@dotnet", """using var w = new FileSystemWatcher(folder) { EnableRaisingEvents = true };"""),
        ("writing a file", "@dotnet", """File.WriteAllText(folder + "/w.txt", "x");"""),
        ("appending", "@dotnet @kestrel", """File.AppendAllText(folder + "/w.txt", "x");"""),
        ("truncating", "@dotnet", """using var f = new FileStream(folder + "/read.txt", FileMode.Truncate); f.WriteByte(1);"""),
        ("a temporary file", "@dotnet", "File.Delete(Path.GetTempFileName());"),
        ("copying", "@dotnet @files-read", """File.Copy(folder + "/read.txt", folder + "/copy.txt");"""),
        ("an archive", "@dotnet", """System.IO.Compression.ZipFile.CreateFromDirectory(folder + "/empty", folder + "/a.zip");"""),
        ("a folder with a file", "@dotnet", """Directory.CreateDirectory(folder + "/sub/sub"); File.WriteAllText(folder + "/sub/sub/w.txt", "x");"""),
        ("removing a folder", "@dotnet", """Directory.Delete(folder + "/empty");"""),
        ("a file's mode", "@dotnet", """File.SetUnixFileMode(folder + "/read.txt", UnixFileMode.UserRead | UnixFileMode.UserWrite);"""),
        ("moving a file", "@dotnet", """File.Move(folder + "/read.txt", folder + "/moved.txt");"""),
        ("deleting a file", "@dotnet", """File.Delete(folder + "/read.txt");"""),
        ("a symbolic link", "@dotnet", """File.CreateSymbolicLink(folder + "/link", "read.txt");"""),
        ("a file's time", "@dotnet", """File.SetLastWriteTimeUtc(folder + "/read.txt", DateTime.UnixEpoch);"""),
        ("the current folder", "@dotnet", "Environment.CurrentDirectory = folder;"),
        ("drives", "@dotnet", """_ = new DriveInfo("/").TotalSize;"""),
        ("the process' priority", "@dotnet", "System.Diagnostics.Process.GetCurrentProcess().PriorityClass = System.Diagnostics.ProcessPriorityClass.BelowNormal;"),
        ("ending another process", "@dotnet", "System.Diagnostics.Process.GetProcessById(int.Parse(args[3])).Kill();"),
    ];

    private readonly PackedPackage _package;
    private readonly string _project = Directory.CreateTempSubdirectory("seccomp-sharp-remedies-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RemedyTests(PackedPackage package)
    {
        _package = package;
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public void Dispose()
    {
        _listener.Stop();
        Directory.Delete(_project, recursive: true);
    }

    [KernelLogFact]
    public void What_why_says_first_lets_every_program_live_and_is_no_wider_than_it_must_be()
    {
        File.WriteAllText(Path.Combine(_project, "nuget.config"), _package.Configuration);
        File.WriteAllText(Path.Combine(_project, "Seeds.csproj"), Project);
        string source = Source();
        Build(source);

        Advice[] advices = [.. Enumerable.Range(0, s_seeds.Length).Select(Ask)];
        Build(advices.Aggregate(source, (text, advice) => Apply(text, advice.Place, advice.First)));
        Assert.Empty(Enumerable.Range(0, s_seeds.Length)
            .Select(seed => (seed, Run(seed))).Where(run => !run.Item2.Ended)
            .Select(run => $"{s_seeds[run.seed].Name} with {advices[run.seed].First}: {run.Item2.Text}"));

        // The first of a few is the narrowest that will do.
        int[] narrowed = [.. Enumerable.Range(0, s_seeds.Length).Where(seed => advices[seed].Narrower is not null)];
        Assert.True(narrowed.Length >= 10);
        Build(narrowed.Aggregate(source, (text, seed) => Apply(text, advices[seed].Place, advices[seed].Narrower!)));
        Assert.Empty(narrowed.Where(seed => Run(seed).Ended)
            .Select(seed => $"{s_seeds[seed].Name} needs no more than {advices[seed].Narrower}, and is told {advices[seed].First}"));
    }

    private string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
            <SeccompTargets>x64;arm64</SeccompTargets>
            <SeccompReport>Denials</SeccompReport>
            <NoWarn>CA1416</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="SeccompSharp" Version="{_package.Version}" />
            <PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.15" />
          </ItemGroup>
        </Project>
        """;

    private static string Source()
    {
        var text = new StringBuilder("""
            using Microsoft.AspNetCore.DataProtection;
            using SeccompSharp;
            string folder = args[1];
            int port = int.Parse(args[2]);
            switch (int.Parse(args[0]))
            {

            """);
        for (int i = 0; i < s_seeds.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"    case {i}: {ClassOf(i)}.Install(); {{ {s_seeds[i].Code} }} break;\n");
        text.Append("}\n\nConsole.WriteLine(\"well\");\n");
        for (int i = 0; i < s_seeds.Length; i++)
        {
            string names = string.Join(", ", s_seeds[i].Policy.Split(' ').Append("@console").Distinct().Select(name => $"\"{name}\""));
            text.Append(CultureInfo.InvariantCulture, $"\n[SeccompAllow({names})]\nstatic partial class {ClassOf(i)};\n");
        }

        return text.ToString();
    }

    private static string ClassOf(int seed) => string.Create(CultureInfo.InvariantCulture, $"Sandbox{seed:00}");

    private void Build(string source)
    {
        File.WriteAllText(Path.Combine(_project, "Program.cs"), source);
        Shell.Run(_project, "dotnet", "build", "-v", "quiet", "-nologo").Succeeded();
    }

    /// <summary>Puts a line in before the one that is named, as a person does who reads 'add … at Program.cs(40)'. Places are
    /// those of the first build: classes are counted, because lines before them move.</summary>
    private static string Apply(string source, string className, string attribute)
    {
        List<string> lines = [.. source.Split('\n')];
        lines.Insert(lines.FindIndex(line => line.EndsWith($" {className};", StringComparison.Ordinal)), attribute);
        return string.Join('\n', lines);
    }

    private Advice Ask(int seed)
    {
        ProgramRun run = Run(seed);
        Assert.False(run.Ended, $"{s_seeds[seed].Name} is not stopped");
        string told = string.Join('\n', run.Text.Split('\n').Where(line => line.StartsWith("seccomp: ", StringComparison.Ordinal)).Concat(KernelLog.Of(run.Id)));
        Outcome why = Shell.RunWithInput(told, _project, "dotnet", Tool, "why", "--app", _project, "--class", ClassOf(seed), "--json");
        JsonElement first = JsonDocument.Parse(why.Succeeded().Output).RootElement[0];
        string declaration = File.ReadAllLines(Path.Combine(_project, "Program.cs"))[int.Parse(first.GetProperty("place").GetString()!.Split('(', ')')[1], CultureInfo.InvariantCulture) - 1];
        Assert.Contains(ClassOf(seed), declaration, StringComparison.Ordinal);
        JsonElement[] remedies = [.. first.GetProperty("remedies").EnumerateArray()];
        bool isGroup = remedies[0].GetProperty("group").ValueKind != JsonValueKind.Null;
        return new Advice(
            ClassOf(seed),
            remedies[0].GetProperty("attribute").GetString()!,
            // One that grants the same is not narrower.
            isGroup && remedies[0].GetProperty("adds").GetArrayLength() > 1 ? remedies[1].GetProperty("attribute").GetString() : null);
    }

    private ProgramRun Run(int seed)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_project, "work")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        File.WriteAllText(Path.Combine(folder, "read.txt"), "x");
        using Process victim = Process.Start("sleep", "60");
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(_project, "bin", "Debug", "net10.0", "Seeds.dll"), seed.ToString(CultureInfo.InvariantCulture), folder,
            ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture), victim.Id.ToString(CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(TimeSpan.FromMinutes(1));
        if (!ended)
            process.Kill(entireProcessTree: true);
        victim.Kill();
        string text = output.Result + error.Result;
        Directory.Delete(folder, recursive: true);
        return new ProgramRun(process.Id, ended && process.ExitCode == 0 && text.Contains("well\n", StringComparison.Ordinal), text);
    }

    /// <summary>Answers every request, so that a client has somebody to talk to.</summary>
    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await using NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray());
            }
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException or IOException)
        {
            if (_listener.Server.IsBound)
                await Serve();
        }
    }

    /// <summary>The command line, as the solution has built it.</summary>
    internal static string Tool => Path.Combine(Shell.Root, "src", "Tool", "bin", "Release", "net10.0", "dotnet-seccomp.dll");

    /// <summary>What why says of a seed.</summary>
    /// <param name="Place">The class above which it is to be put.</param>
    /// <param name="First">The attribute that it says to add.</param>
    /// <param name="Narrower">The call alone, where the first is a group that grants more.</param>
    private sealed record Advice(string Place, string First, string? Narrower);

    private sealed record ProgramRun(int Id, bool Ended, string Text);
}

/// <summary>What the kernel has logged of a process.</summary>
internal static class KernelLog
{
    /// <summary>Its limit (printk_ratelimit) drops lines when many processes are killed at once; those that come, come at once.</summary>
    public static string[] Of(int process) =>
    [
        .. Shell.Run(Shell.Root, "dmesg").Output.Split('\n').Where(line =>
            line.Contains("type=1326", StringComparison.Ordinal)
            && line.Contains(string.Create(CultureInfo.InvariantCulture, $" pid={process} "), StringComparison.Ordinal)),
    ];
}

/// <summary>A test, once a set of values, that needs the kernel's log.</summary>
public sealed class KernelLogTheoryAttribute : TheoryAttribute
{
    public KernelLogTheoryAttribute() => Skip = new KernelLogFactAttribute().Skip;
}

/// <summary>A test that needs the kernel's log, which alone has what no handler sees.</summary>
public sealed class KernelLogFactAttribute : FactAttribute
{
    public KernelLogFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Needs Linux: the kernel itself is what is tested.";
        else if (File.Exists("/run/auditd.pid"))
            Skip = "Needs audit lines in the kernel log: an audit daemon takes them here.";
        else if (Shell.Run(Shell.Root, "dmesg").ExitCode != 0)
            Skip = "Needs a readable kernel log: dmesg is restricted here.";
    }
}
