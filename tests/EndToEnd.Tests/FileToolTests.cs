using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>samples/FileTool, with files from strangers.</summary>
[Collection(SampleCollection.Name)]
public sealed class FileToolTests(SampleBuilds builds, AttackedFileTool attacked) : IClassFixture<AttackedFileTool>, IDisposable
{
    private const int EPERM = 1;
    private const int EACCES = 13;

    private readonly string _folder = Directory.CreateTempSubdirectory("file-tool-tests").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_counts_under_its_filter(bool aot)
    {
        string first = Compressed("first", "one\ntwo\n"), second = Path.Combine(_folder, "pipe");
        Shell.Run(_folder, "mkfifo", second).Succeeded();
        using RunningProgram tool = RunningProgram.Start(builds.Folder("FileTool", aot), "FileTool", aot, [first, second]);

        // The first line shows that the filter is there; the pipe, that the tool still is.
        tool.WaitUntil(() => tool.Output.Length > 0);
        Assert.All(tool.Threads, thread => Assert.Equal(("2", 1), thread));
        Assert.True(tool.Threads.Count > 1);
        using (FileStream pipe = OpenForWriting(second))
            pipe.Write(Compress("three"u8.ToArray()));
        Assert.Equal(0, tool.WaitForExit());
        Assert.Equal($"8 bytes, 2 lines: {first}\n5 bytes, 0 lines: {second}", tool.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_ends_on_SIGTERM(bool aot)
    {
        string first = Compressed("first", "one\ntwo\n"), second = Path.Combine(_folder, "pipe");
        Shell.Run(_folder, "mkfifo", second).Succeeded();
        using RunningProgram tool = RunningProgram.Start(builds.Folder("FileTool", aot), "FileTool", aot, [first, second]);
        tool.WaitUntil(() => tool.Output.Length > 0);
        tool.Signal("TERM");
        Assert.Equal(128 + 15, tool.WaitForExit());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_strangers_send_is_refused_or_counted(bool aot)
    {
        string good = Compressed("good", "one\n");
        string bomb = Compressed("bomb", new string('\n', 64 * 1024 * 1024));
        string huge = Path.Combine(_folder, "huge");
        Shell.Run(_folder, "truncate", "-s", "1T", huge).Succeeded();
        string plain = Path.Combine(_folder, "plain");
        File.WriteAllText(plain, "text");
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, good);
        string forged = Compressed("x\n9 bytes, 9 lines: y\u001b[2J", "");
        string missing = Path.Combine(_folder, "missing");

        Outcome outcome = builds.Run("FileTool", aot, "--limit", "1000000", bomb, huge, plain, _folder, missing, "/dev/null", "", forged, link, good);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(
            $"0 bytes, 0 lines: /dev/null\n0 bytes, 0 lines: {_folder}/x?9 bytes, 9 lines: y?[2J\n4 bytes, 1 lines: {link}\n4 bytes, 1 lines: {good}\n{bomb}: more than 1000000 bytes\n",
            outcome.Output, StringComparison.Ordinal);
        string[] complaints = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[4..];
        Assert.Equal([bomb, huge, plain, _folder, missing, ""], complaints.Select(line => line.Split(": ")[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Names_that_are_not_UTF_8_do_no_harm(bool aot)
    {
        string good = Compressed("good", "one\n");
        string program = aot ? Path.Combine(builds.Folder("FileTool", aot), "FileTool") : $"dotnet {Path.Combine(builds.Folder("FileTool", aot), "FileTool.dll")}";
        Outcome outcome = Shell.Run(_folder, "sh", "-c", $"cp good \"$(printf 'x\\377')\" && exec {program} \"$(printf 'x\\377')\" {good}");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"4 bytes, 1 lines: {good}\nx\ufffd: ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_damage_to_a_file_ends_it(bool aot)
    {
        const int Files = 300;
        byte[] sound = Compress(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"line {i}\n"))));
        var random = new Random(20261127);
        string[] names = [.. Enumerable.Range(0, Files).Select(i => $"damaged-{i}")];
        foreach (string name in names)
        {
            byte[] damaged = [.. sound];
            for (int i = random.Next(1, 20); i > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path.Combine(_folder, name), damaged[..random.Next(damaged.Length + 1)]);
        }

        Outcome outcome = builds.Run("FileTool", aot, [.. names.Select(name => Path.Combine(_folder, name))]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(Files, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("no arguments")]
    [InlineData("--limit")]
    [InlineData("--limit", "much", "file")]
    [InlineData("--limit", "1")]
    public void It_says_how_it_is_used(params string[] arguments)
    {
        Outcome outcome = builds.Run("FileTool", aot: true, arguments is ["no arguments"] ? [] : arguments);
        Assert.Equal((2, "usage: FileTool [--limit BYTES] FILE.gz ...\n"), (outcome.ExitCode, outcome.Output));
    }

    /// <summary>The call that the content of a file makes once it has taken the process over; the errno that stops it, or 0 where its end does.</summary>
    public static TheoryData<bool, string, int> Exploits
    {
        get
        {
            TheoryData<bool, string, int> exploits = new();
            foreach (bool aot in new[] { false, true })
            {
                foreach (string call in new[] { "mkdir", "rename", "chmod", "socket", "unix", "execve", "ptrace", "kill", "prctl", "io_uring_setup" })
                    exploits.Add(aot, call, 0);
            }

            // The core of CoreCLR answers what the runtime itself tries without needing it.
            exploits.Add(false, "creat", EACCES);
            exploits.Add(false, "append", EACCES);
            exploits.Add(false, "unlink", EPERM);
            exploits.Add(true, "creat", 0);
            exploits.Add(true, "append", 0);
            exploits.Add(true, "unlink", 0);
            exploits.Add(true, "mmap", 0);
            return exploits;
        }
    }

    [Theory]
    [MemberData(nameof(Exploits))]
    public void A_file_that_takes_the_process_over_gets_no_further(bool aot, string call, int errno)
    {
        string output = Exploit(aot, without: null, call, out int status);
        Assert.Equal(errno == 0 ? (128 + 31, "") : (3, $"came back: {errno.ToString(CultureInfo.InvariantCulture)}"), (status, output));
        Assert.Equal(["exploit", "victim"], Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal("untouched", File.ReadAllText(Path.Combine(_folder, "victim")));
    }

    /// <summary>The attacks do what they say: the same without the filter.</summary>
    [Theory]
    [InlineData("mkdir", "came back: 0")]
    [InlineData("creat", "came back: 0")]
    [InlineData("append", "came back: 0")]
    [InlineData("rename", "came back: 0")]
    [InlineData("unlink", "came back: 0")]
    [InlineData("chmod", "came back: 0")]
    [InlineData("socket", "came back: 0")]
    [InlineData("unix", "came back: 0")]
    [InlineData("execve", "came back: 20")] // ENOTDIR: the kernel has looked for it
    [InlineData("ptrace", "came back: 3")] // ESRCH: there is no process 0
    [InlineData("kill", "came back: 0")]
    [InlineData("prctl", "came back: 0")]
    [InlineData("mmap", "came back: 0")]
    [InlineData("io_uring_setup", "came back: ")] // EFAULT, if the kernel has it
    public void Without_the_filter_it_would(string call, string expected) =>
        Assert.StartsWith(expected, Exploit(aot: true, "all", call, out _), StringComparison.Ordinal);

    /// <summary>Directory.Delete cannot name what is not UTF-8.</summary>
    public void Dispose() => Shell.Run(Path.GetTempPath(), "rm", "-r", _folder).Succeeded();

    private string Exploit(bool aot, string? without, string call, out int status)
    {
        string victim = Path.Combine(_folder, "victim");
        File.WriteAllText(victim, "untouched");
        string target = call switch { "mkdir" or "creat" => Path.Combine(_folder, "new"), "execve" => victim + "/none", _ => victim };
        using RunningProgram tool = attacked.Start(aot, without, Compressed("exploit", $"exploit {call} {target}\n"));
        status = tool.WaitForExit();
        return tool.Output;
    }

    private string Compressed(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Compress(Encoding.UTF8.GetBytes(content)));
        return path;
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal))
            stream.Write(content);
        return compressed.ToArray();
    }

    /// <summary>Opens a pipe, once the other end is open.</summary>
    private static FileStream OpenForWriting(string pipe)
    {
        Task<FileStream> opening = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));
        return opening.Wait(TimeSpan.FromMinutes(1)) ? opening.Result : throw new TimeoutException("Nobody reads the pipe.");
    }
}

/// <summary>A tool that files can take over.</summary>
public sealed class AttackedFileTool() : AttackedSample("FileTool", ("bytes += read;", "Exploit.Run(System.Text.Encoding.UTF8.GetString(buffer, 0, read));\n"), "Sandbox");
