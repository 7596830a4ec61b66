using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text.Json;
using Xunit;

namespace SeccompSharp.Tool.Tests;

[SupportedOSPlatform("linux")]
public sealed class CheckFixTests : IDisposable
{
    private const string Wrong = """
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "comment": "kept as it is",
          "syscalls": [
            { "names": ["opne"], "action": "SCMP_ACT_KILL" }
          ]
        }

        """;

    private const string Right = """
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "comment": "kept as it is",
          "syscalls": [
            { "names": ["open", "openat", "openat2", "creat", "io_uring_setup"], "action": "SCMP_ACT_KILL_PROCESS" }
          ]
        }

        """;

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void What_findings_ask_is_written_into_the_file()
    {
        string path = _session.Put("p.json", Wrong);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Outcome outcome = Session.Run("check", path, "--fix");
        Assert.Equal((0, ""), (outcome.Status, outcome.Error));
        Assert.Equal(Right, File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        string[] lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"{path}(5,18): mended SECC0101: ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("warning", StringComparison.Ordinal) || line.Contains("error", StringComparison.Ordinal));
        Assert.Equal(["p.json"], Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_dry_run_shows_the_lines_and_writes_nothing()
    {
        string path = _session.Put("p.json", Wrong);
        Outcome outcome = Session.Run("check", path, "--fix", "--dry-run");
        Assert.Equal(Wrong, File.ReadAllText(path));
        Assert.Contains("    5 -     { \"names\": [\"opne\"]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("    5 +     { \"names\": [\"open\", \"openat\"", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("    4 ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_has_nothing_to_do()
    {
        string path = _session.Put("p.json", Right);
        DateTime written = File.GetLastWriteTimeUtc(path);
        Assert.DoesNotContain("mended", Session.Run("check", path, "--fix").Output, StringComparison.Ordinal);
        Assert.Equal((Right, written), (File.ReadAllText(path), File.GetLastWriteTimeUtc(path)));
    }

    [Fact]
    public void What_only_the_author_knows_is_left_and_told()
    {
        const string Contradiction = """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["read", "exit"], "action": "SCMP_ACT_ALLOW"}, {"names": ["frobnicate_all_of_it"], "action": "SCMP_ACT_ALLOW"}, {"names": ["ptrace"], "action": "SCMP_ACT_ALLOW"}]}""";
        string path = _session.Put("p.json", Contradiction);
        Outcome outcome = Session.Run("check", path, "--fix");
        Assert.Contains("SECC0445", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("TODO", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_what_was_mended_from_what_is_left()
    {
        string path = _session.Put("p.json", Wrong);
        JsonElement[] findings = [.. JsonDocument.Parse(Session.Run("check", path, "--fix", "--json").Output).RootElement.EnumerateArray()];
        Assert.Equal(
            ["SECC0101", "SECC0402", "SECC0410"],
            findings.Where(finding => finding.TryGetProperty("mended", out _)).Select(finding => finding.GetProperty("id").GetString()).Order());
        Assert.DoesNotContain(
            findings, finding => !finding.TryGetProperty("mended", out _) && finding.GetProperty("severity").GetString() != "info");
        Assert.Equal(Right, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("{", 1)]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    public void What_is_no_profile_is_left_as_it_is(string text, int status)
    {
        string path = _session.Put("p.json", text);
        Assert.Equal(status, Session.Run("check", path, "--fix").Status);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_not_lost()
    {
        string path = _session.Path("p.json");
        byte[] bytes = [.. System.Text.Encoding.ASCII.GetBytes("{\"defaultAction\": \"SCMP_ACT_KILL\", \"x-\": \""), 0xff, .. "\"}"u8];
        File.WriteAllBytes(path, bytes);
        Outcome outcome = Session.Run("check", path, "--fix");
        Assert.NotEqual(0, outcome.Status);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_dry_run_is_one_of_fix()
    {
        Outcome outcome = Session.Run("check", _session.Put("p.json", Right), "--dry-run");
        Assert.Equal((2, "dotnet-seccomp: --dry-run shows what --fix would do: give both.\n"), (outcome.Status, outcome.Error));
    }
}