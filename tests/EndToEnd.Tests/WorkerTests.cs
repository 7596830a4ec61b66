using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>samples/Worker, with an inbox that strangers can write to.</summary>
[Collection(SampleCollection.Name)]
public sealed class WorkerTests : IClassFixture<AttackedWorker>, IDisposable
{
    private const int EPERM = 1;
    private const int EACCES = 13;

    private readonly SampleBuilds _builds;
    private readonly AttackedWorker _attacked;
    private readonly string _folder = Directory.CreateTempSubdirectory("worker-tests").FullName;
    private readonly string _inbox;
    private readonly string _results;
    private readonly string _victim;

    public WorkerTests(SampleBuilds builds, AttackedWorker attacked)
    {
        (_builds, _attacked) = (builds, attacked);
        _inbox = Path.Combine(_folder, "inbox");
        _results = Path.Combine(_folder, "results");
        _victim = Path.Combine(_folder, "victim");
        File.WriteAllText(_victim, string.Concat(Enumerable.Repeat("secret\n", 777)));
    }

    [Theory]
    [InlineData(false, "TERM")]
    [InlineData(true, "TERM")]
    [InlineData(false, "INT")]
    [InlineData(true, "INT")]
    public void It_does_each_job_once_under_both_filters_and_ends_on_a_signal(bool aot, string signal)
    {
        Directory.CreateDirectory(_inbox);
        Drop("early", "a b c\n");
        File.WriteAllText(Path.Combine(_inbox, ".unfinished"), "half a");
        using (RunningProgram worker = Start(aot))
        {
            WaitForResults(worker, 1);
            Drop("late", "d\ne f\n\n");
            WaitForResults(worker, 2);
            Assert.All(worker.Threads, thread => Assert.Equal(("2", 2), thread));
            Assert.True(worker.Threads.Count > 1);
            End(worker, signal);
        }

        using (RunningProgram worker = Start(aot))
        {
            Drop("later", "");
            WaitForResults(worker, 3);
            End(worker, signal);
        }

        Assert.Equal(["early 1 lines, 3 words", "late 3 lines, 3 words", "later 0 lines, 0 words"], Results());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_strangers_put_into_the_inbox_neither_leads_out_of_it_nor_stops_the_work(bool aot)
    {
        const int Many = 500;
        using RunningProgram worker = Start(aot);
        worker.WaitUntil(() => Directory.Exists(_inbox));
        File.CreateSymbolicLink(Path.Combine(_inbox, "link"), _victim);
        File.CreateSymbolicLink(Path.Combine(_inbox, "link-relative"), "../victim");
        File.CreateSymbolicLink(Path.Combine(_inbox, "link-zero"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(_inbox, "link-folder"), _folder);
        File.CreateSymbolicLink(Path.Combine(_inbox, "link-itself"), "link-itself");
        Directory.CreateDirectory(Path.Combine(_inbox, "folder"));
        Shell.Run(_inbox, "mkfifo", "pipe").Succeeded();
        Shell.Run(_inbox, "truncate", "-s", "1T", "huge").Succeeded();
        Shell.Run(_inbox, "sh", "-c", "printf x > \"$(printf 'not-utf8-\\377')\"").Succeeded();
        Drop("forged 9 lines, 9 words\nvictim", "x");
        Drop("%0a\u001b[2J", "x");
        Drop("longest", new string('x', 1024 * 1024));
        Drop("longer", new string('x', 1024 * 1024 + 1));
        Drop("../inbox/outside", "x");
        File.WriteAllBytes(Path.Combine(_inbox, "bytes"), [.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        for (int i = 0; i < Many; i++)
            Drop($"many-{i}", "x");

        WaitForResults(worker, 15 + Many);
        Drop("last", "still here");
        WaitForResults(worker, 16 + Many);
        End(worker, "TERM");

        Assert.Equal(
            [
                "%250a%1B%5B2J 0 lines, 1 words", "bytes 1 lines, 3 words", "folder refused: not a file",
                "forged%209%20lines%2C%209%20words%0Avictim 0 lines, 1 words", "huge refused: too long", "last 0 lines, 2 words",
                "link refused: errno 40", "link-folder refused: errno 40", "link-itself refused: errno 40", "link-relative refused: errno 40",
                "link-zero refused: errno 40", "longer refused: too long", "longest 0 lines, 1 words",
                .. Enumerable.Range(0, Many).Select(i => $"many-{i} 0 lines, 1 words").Order(StringComparer.Ordinal),
                "not-utf8-%EF%BF%BD refused: errno 2", "outside 0 lines, 1 words", "pipe refused: not a file",
            ],
            Results().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("777", worker.Output);
    }

    /// <summary>The call that a job makes once it has taken the process over, and what stops it: a line of the reporter, or an errno in this build.</summary>
    public static TheoryData<bool, string, string, int> Exploits
    {
        get
        {
            TheoryData<bool, string, string, int> exploits = new();
            foreach (bool aot in new[] { false, true })
            {
                foreach (string call in new[] { "mkdir", "rename", "chmod", "socket", "execve", "ptrace", "kill", "prctl", "io_uring_setup" })
                    exploits.Add(aot, call, call, 0);
                exploits.Add(aot, "unix", "socket", 0);
            }

            // The core of CoreCLR answers what the runtime itself tries without needing it.
            exploits.Add(false, "creat", "", EACCES);
            exploits.Add(false, "append", "", EACCES);
            exploits.Add(false, "unlink", "", EPERM);
            exploits.Add(true, "creat", "open", 0);
            exploits.Add(true, "append", "open", 0);
            exploits.Add(true, "unlink", "unlink", 0);
            exploits.Add(true, "mmap", "mmap", 0);
            return exploits;
        }
    }

    [Theory]
    [MemberData(nameof(Exploits))]
    public void A_job_that_takes_the_process_over_gets_no_further(bool aot, string call, string denied, int errno)
    {
        using RunningProgram worker = Exploit(aot, without: null, call);
        int status = worker.WaitForExit();
        if (errno == 0)
        {
            Assert.Equal(128 + 31, status);
            // The kernel's log alone has execve, which programs call where no handler is left.
            Assert.Equal(denied != "execve", worker.Output.Contains($"seccomp: 'Starting', 'Working' denied {denied}", StringComparison.Ordinal));
            Assert.DoesNotContain("came back", worker.Output);
        }
        else
        {
            Assert.Equal(3, status);
            Assert.Contains($"came back: {errno.ToString(CultureInfo.InvariantCulture)}", worker.Output);
        }

        Assert.Equal(["inbox", "results", "victim"], Entries());
        Assert.Equal(777, File.ReadAllLines(_victim).Length);
    }

    /// <summary>The attacks do what they say: the same without filters, and with that of the first stage alone.</summary>
    [Theory]
    [InlineData("all", "mkdir", "came back: 0")]
    [InlineData("all", "creat", "came back: 0")]
    [InlineData("all", "append", "came back: 0")]
    [InlineData("all", "rename", "came back: 0")]
    [InlineData("all", "unlink", "came back: 0")]
    [InlineData("all", "chmod", "came back: 0")]
    [InlineData("all", "socket", "came back: 0")]
    [InlineData("all", "unix", "came back: 0")]
    [InlineData("all", "execve", "came back: 20")] // ENOTDIR: the kernel has looked for it
    [InlineData("all", "ptrace", "came back: 3")] // ESRCH: there is no process 0
    [InlineData("all", "kill", "came back: 0")]
    [InlineData("all", "prctl", "came back: 0")]
    [InlineData("all", "mmap", "came back: 0")]
    [InlineData("all", "io_uring_setup", "came back: ")] // EFAULT, if the kernel has it
    [InlineData("last", "mkdir", "came back: 0")]
    [InlineData("last", "rename", "came back: 0")]
    [InlineData("last", "unlink", "came back: 0")]
    [InlineData("last", "prctl", "came back: 0")]
    [InlineData("last", "socket", "seccomp: 'Starting' denied socket")]
    public void Without_the_filters_it_would(string without, string call, string expected)
    {
        using RunningProgram worker = Exploit(aot: true, without, call);
        worker.WaitForExit();
        Assert.Contains(expected, worker.Output);
    }

    /// <summary>Directory.Delete cannot name what is not UTF-8.</summary>
    public void Dispose() => Shell.Run(Path.GetTempPath(), "rm", "-r", _folder).Succeeded();

    private RunningProgram Start(bool aot) =>
        RunningProgram.Start(_builds.Folder("Worker", aot), "Worker", aot, ["--inbox", _inbox, "--results", _results]);

    private RunningProgram Exploit(bool aot, string? without, string call)
    {
        string target = call switch { "mkdir" or "creat" => Path.Combine(_folder, "new"), "execve" => _victim + "/none", _ => _victim };
        Directory.CreateDirectory(_inbox);
        Drop("exploit", $"exploit {call} {target}\n");
        return _attacked.Start(aot, without, "--inbox", _inbox, "--results", _results);
    }

    /// <summary>Puts a job there at once, as those who are asked to send them do.</summary>
    private void Drop(string name, string text)
    {
        string unfinished = Path.Combine(_folder, ".job");
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, Path.Combine(_inbox, name));
    }

    private static void End(RunningProgram worker, string signal)
    {
        worker.Signal(signal);
        Assert.Equal(0, worker.WaitForExit());
        Assert.Contains("Application is shutting down...", worker.Output);
        Assert.DoesNotContain("seccomp:", worker.Output);
    }

    private void WaitForResults(RunningProgram worker, int count) => worker.WaitUntil(() => File.Exists(_results) && Results().Length >= count);

    /// <summary>The worker has it open, which File.ReadAllLines does not put up with.</summary>
    private string[] Results()
    {
        using var stream = new FileStream(_results, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string[] Entries() => [.. Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}

/// <summary>A worker that jobs can take over.</summary>
public sealed class AttackedWorker() : AttackedSample("Worker", ("return length > LongestJob", "Exploit.Run(Encoding.UTF8.GetString(_buffer, 0, length));\n"), "Starting", "Working");
