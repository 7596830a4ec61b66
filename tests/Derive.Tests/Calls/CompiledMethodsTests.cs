using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SeccompSharp.Derive.Calls;
using SeccompSharp.Derive.Calls.Graph;
using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>
/// The runtime's own witness: it lists each method that it compiles, and compiles each method that runs. What the search did not
/// reach and the program ran is a call that it misses.
/// </summary>
public sealed partial class CompiledMethodsTests : IDisposable
{
    private const string Program = """
        using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.IO.Compression;
        using System.IO.MemoryMappedFiles; using System.IO.Pipes; using System.Linq; using System.Net; using System.Net.Sockets;
        using System.Reflection; using System.Security.Cryptography; using System.Text; using System.Text.Json; using System.Threading;
        using System.Threading.Channels; using System.Threading.Tasks; using System.Xml.Linq;

        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Console.WriteLine(JsonSerializer.Serialize(JsonSerializer.Deserialize<Item>("{\"Number\":1,\"Names\":[\"x\"]}")));
            Console.WriteLine(XDocument.Parse("<a b='1'/>").ToString() + DateTime.Now.ToString("F") + Guid.NewGuid() + 1.5m);
            using (System.Diagnostics.Process process = System.Diagnostics.Process.Start("/bin/true"))
                process.WaitForExit();
            File.WriteAllText(folder + "/a", "x");
            foreach (string file in Directory.EnumerateFiles(folder))
                Console.WriteLine(new FileInfo(file).LastWriteTime);
            using (MemoryMappedFile map = MemoryMappedFile.CreateFromFile(folder + "/a"))
            using (MemoryMappedViewAccessor view = map.CreateViewAccessor())
                view.ReadByte(0);
            using (GZipStream zip = new(new MemoryStream(), CompressionLevel.Fastest))
                zip.WriteByte(1);
            SHA256.HashData(new byte[1]);
            Console.WriteLine(Enumerable.Range(0, 1000).AsParallel().Where(x => x % 2 == 0).OrderBy(x => -x).Sum());
            TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            using (TcpClient client = new())
            {
                Task<TcpClient> accepted = listener.AcceptTcpClientAsync();
                client.Connect((IPEndPoint)listener.LocalEndpoint);
                await client.GetStream().WriteAsync(new byte[1]);
                await accepted.Result.GetStream().ReadAsync(new byte[1]);
            }

            using (AnonymousPipeServerStream server = new())
            using (AnonymousPipeClientStream pipe = new(server.GetClientHandleAsString()))
            {
                server.WriteByte(1);
                pipe.ReadByte();
            }

            using (PeriodicTimer timer = new(TimeSpan.FromMilliseconds(1)))
                await timer.WaitForNextTickAsync();
            Channel<int> channel = Channel.CreateBounded<int>(1);
            await channel.Writer.WriteAsync(1);
            await channel.Reader.ReadAsync();
            new ConcurrentDictionary<string, int>().GetOrAdd("a", 1);
            foreach (MethodInfo method in typeof(Item).GetMethods())
                method.GetCustomAttributes(true);
            Thread thread = new(() => Thread.Sleep(1));
            thread.Start();
            thread.Join();
            Console.WriteLine(Encoding.GetEncoding("iso-8859-1").GetString(new byte[1]));
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException exception)
        {
            Console.WriteLine(exception);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        public class Item
        {
            public int Number { get; set; }
            public List<string> Names { get; set; }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("compiled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Whatever_a_run_compiles_is_reached()
    {
        string path = Snippet.Compile(_folder, "wide", Program, OutputKind.ConsoleApplication);
        File.WriteAllText(
            Path.Combine(_folder, "wide.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
        using ProgramAssemblies program = ProgramAssemblies.OpenApplication(path);
        Reachability reachability = new(program);
        reachability.Run(default);
        HashSet<string> reached = [.. reachability.MethodNames];
        string[] compiled = [.. Compiled(path).Distinct()];
        Assert.True(compiled.Length > 1000, $"{compiled.Length} methods");
        Assert.Equal([], compiled.Except(reached));
    }

    /// <summary>Names without type arguments; code that the program itself emits is left out.</summary>
    private string[] Compiled(string path)
    {
        string list = Path.Combine(_folder, "compiled.txt");
        ProcessStartInfo start = new(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"), [path])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_JitStdOutFile"] = list, ["DOTNET_JitDisasmSummary"] = "1",
                ["DOTNET_ReadyToRun"] = "0", ["DOTNET_TieredCompilation"] = "0",
            },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return
        [
            .. File.ReadLines(list).Select(line => Line().Match(line)).Where(match => match.Success)
                .Select(match => TypeArguments().Replace(match.Groups[1].Value, "")).Where(name => !name.StartsWith('('))
                .Select(name => name[..name.LastIndexOf(':')] + "." + name[(name.LastIndexOf(':') + 1)..]),
        ];
    }

    [GeneratedRegex(@"JIT compiled ((?:\(dynamicClass\))?[^(]+:[^(]+)\(")]
    private static partial Regex Line();

    [GeneratedRegex(@"\[(?>[^\[\]]|(?<open>\[)|(?<-open>\]))*\]")]
    private static partial Regex TypeArguments();
}
