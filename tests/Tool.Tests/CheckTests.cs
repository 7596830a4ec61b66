using System;
using System.Text.Json;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Tool.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_good_profile_has_no_errors_and_status_0()
    {
        Outcome outcome = Session.Run("check", _session.Put("good.json", Session.Allowlist));
        Assert.Equal(0, outcome.Status);
        Assert.DoesNotContain(": error ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void An_error_prints_as_the_compiler_prints_one_and_gives_status_1()
    {
        string path = _session.Put("bad.json", "{\n  \"defaultAction\": \"SCMP_ACt_ERRNO\"\n}");
        Outcome outcome = Session.Run("check", path);
        Assert.Equal(1, outcome.Status);
        string error = Assert.Single(outcome.Output.Split('\n'), line => line.Contains("'SCMP_ACt_ERRNO'", StringComparison.Ordinal));
        Assert.StartsWith($"{path}(2,21): error {FindingKinds.UnknownAction.Id}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_that_several_targets_share_is_printed_once()
    {
        string path = _session.Put("typo.json", Session.NativeAllowlist.Replace("statx", "sttax", StringComparison.Ordinal));
        Outcome outcome = Session.Run("check", path);
        Assert.Single(outcome.Output.Split('\n'), line => line.Contains("'sttax'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_for_other_machines_says_so()
    {
        string path = _session.Put("foreign.json", """{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_LOONGARCH64", "SCMP_ARCH_M68K"]}""");
        Outcome outcome = Session.Run("check", path);
        Assert.Contains(path + "(1,56): warning SECC0067: 'architectures' lists none of", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("(x64, arm64)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_are_checked_in_the_order_given()
    {
        string good = _session.Put("good.json", Session.Allowlist);
        string truncated = _session.Put("truncated.json", "{");
        string empty = _session.Put("empty.json", "");
        Outcome outcome = Session.Run("check", truncated, good, empty);
        Assert.Equal(1, outcome.Status);
        int first = outcome.Output.IndexOf(truncated, StringComparison.Ordinal);
        Assert.InRange(first, 0, outcome.Output.IndexOf(empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_position_severity_and_id()
    {
        string path = _session.Put("bad.json", "{\n  \"defaultAction\": \"ALLOW\"\n}");
        Outcome outcome = Session.Run("check", path, "--json");
        Assert.Equal(1, outcome.Status);
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement finding = Assert.Single(document.RootElement.EnumerateArray(), element => element.GetProperty("id").GetString() == FindingKinds.UnknownAction.Id);
        Assert.Equal(path, finding.GetProperty("path").GetString());
        Assert.Equal((2, 21), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal("error", finding.GetProperty("severity").GetString());
    }

    [Fact]
    public void Json_without_findings_is_an_empty_array()
    {
        string path = _session.Put("good.json", """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["reboot"], "action": "SCMP_ACT_ERRNO" }] }""");
        Assert.Equal("[]\n", Session.Run("check", path, "--json").Output);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_finding()
    {
        string path = _session.Path("binary.json");
        System.IO.File.WriteAllBytes(path, [0x7b, 0xff, 0x00, 0xfe]);
        Outcome outcome = Session.Run("check", path);
        Assert.Equal(1, outcome.Status);
        Assert.StartsWith($"{path}(1,", outcome.Output, StringComparison.Ordinal);
    }
}
