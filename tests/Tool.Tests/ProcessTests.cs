using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Tool.Tests;

/// <summary>The program as a process, where files and streams are not what it hopes for: one line, the right status, no stack trace.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("TOOL compile PROFILE --format asm >&-", "Cannot write the output: it is closed.")]
    [InlineData("TOOL compile PROFILE --format asm >/dev/full", "Cannot write the output: No space left on device")]
    [InlineData("TOOL compile PROFILE >/dev/full", "Cannot write the output: No space left on device")]
    [InlineData("TOOL compile PROFILE --json >/dev/full", "Cannot write the output: No space left on device")]
    [InlineData("TOOL compile PROFILE -o /dev/full", "Cannot write '/dev/full'")]
    [InlineData("TOOL check /dev/zero", "'/dev/zero' is larger than 16 MiB")]
    [InlineData("TOOL compile /dev/zero", "'/dev/zero' is larger than 16 MiB")]
    [InlineData("TOOL eval PROFILE --batch /dev/zero", "/dev/zero(1): longer than 1024 characters")]
    [InlineData("TOOL compile PROFILE --traffic /dev/zero", "'/dev/zero' is larger than 16 MiB")]
    [InlineData("TOOL compile PROFILE -o PROFILE", "it would be lost")]
    [InlineData("TOOL compile PROFILE -o LINK", "it would be lost")]
    [InlineData("cd / && TOOL compile PROFILE -o /proc/self/cwd/PROFILE", "it would be lost")]
    [InlineData("TOOL eval JUNK.bpf --arch x86_64 --syscall read", "JUNK.bpf")]
    [InlineData("TOOL eval EMPTY.bpf --arch x86_64 --syscall read", "1 to 4096 instructions")]
    [InlineData("TOOL check $'no\\nsuch\\e[31mfile'", "'no such\\u001B[31mfile'")]
    [InlineData("TOOL $'check\\e[0m'", "'check\\u001B[0m'")]
    [InlineData("TOOL check PROFILE --dialect $'x\\x01'", "x\\u0001")]
    public void A_bad_file_or_stream_is_one_line_and_status_2(string script, string said)
    {
        (int status, _, string error) = Run(script);
        Assert.StartsWith("dotnet-seccomp: ", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal(error.Length - 1, error.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal(2, status);
    }

    [Theory]
    [InlineData("TOOL compile PROFILE --format asm 2>&- >/dev/full", 2)]
    [InlineData("TOOL compile PROFILE --format asm | head -1; exit ${PIPESTATUS[0]}", 0)]
    [InlineData("mkfifo fifo; cat PROFILE >fifo & TOOL check fifo", 0)]
    [InlineData("mkfifo out; cat out >copy & TOOL compile PROFILE --arch x86_64 -o out && wait && TOOL compile PROFILE --arch x86_64 | cmp copy -", 0)]
    [InlineData("TOOL check EMPTY.json", 1)]
    [InlineData("TOOL check JUNK.json", 1)]
    public void Nobody_sees_a_stack_trace(string script, int expected)
    {
        (int status, string output, string error) = Run(script);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Equal(expected, status);
    }

    [Fact]
    public void An_interrupt_ends_it_without_a_word()
    {
        (int status, string output, string error) = Run(
            "set -m; mkfifo never; exec 3<>never; TOOL eval PROFILE --batch never & pid=$!; while ! ls -l /proc/$pid/fd 2>/dev/null | grep -q never$; do :; done; kill -INT $pid; { wait $pid; } 2>/dev/null; exit $?");
        Assert.Equal(("", ""), (output, error));
        Assert.Equal(128 + 2, status);
    }

    [Fact]
    public void A_file_that_cannot_be_written_whole_is_left_as_it_was()
    {
        string old = _session.Put("filter.bpf", "as it was");
        (int status, _, string error) = Run("ulimit -f 0; TOOL compile PROFILE -o filter.bpf");
        Assert.NotEqual(0, status);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal("as it was", File.ReadAllText(old));
    }

    private (int Status, string Output, string Error) Run(string script)
    {
        _session.Put("profile.json", Session.Allowlist);
        foreach (string extension in new[] { "json", "bpf" })
        {
            _session.Put("EMPTY." + extension, "");
            File.WriteAllBytes(_session.Path("JUNK." + extension), [.. Enumerable.Range(0, 800).Select(i => (byte)((i * 167) + 0x91))]);
        }

        if (!File.Exists(_session.Path("link.json")))
            File.CreateSymbolicLink(_session.Path("link.json"), "profile.json");
        string tool = Path.ChangeExtension(typeof(ExitCode).Assembly.Location, ".dll");
        script = script.Replace("TOOL", $"dotnet {tool}", StringComparison.Ordinal)
            .Replace("PROFILE", _session.Path("profile.json"), StringComparison.Ordinal)
            .Replace("LINK", _session.Path("link.json"), StringComparison.Ordinal);
        var start = new ProcessStartInfo("timeout", ["60", "bash", "-c", script])
        {
            WorkingDirectory = _session.Path(""),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
