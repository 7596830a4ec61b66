using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SeccompSharp.Tool.Tests;

/// <summary>Lines are as a Linux 6.18 kernel wrote them.</summary>
public sealed class WhyTests
{
    private const string Killed =
        """[13203.938653] audit: type=1326 audit(1795750728.515:1583): auid=4294967295 uid=0 gid=0 ses=4294967295 pid=18480 comm="dotnet" exe="/usr/share/dotnet/dotnet" sig=31 arch=c000003e syscall=83 compat=0 ip=0x7f6c8eb15f37 code=0x80000000""";

    [Fact]
    public void It_names_the_call_and_what_would_allow_it_the_narrowest_first()
    {
        Outcome outcome = Session.Run("why", Killed);
        Assert.Equal((0, ""), (outcome.Status, outcome.Error));
        string[] lines = outcome.Output.Split('\n');
        Assert.Equal("mkdir (number 83 of x86_64) was denied, and ended its process: process 18480, 'dotnet'", lines[0]);
        Assert.Contains("  or  [SeccompAllow(\"mkdir\")]", lines);
        Assert.Contains("  add [SeccompAllow(\"@files-write\")]", lines);
        // The first is what the call begins, the others are ordered.
        JsonElement[] remedies = [.. JsonDocument.Parse(Session.Run("why", Killed, "--json").Output).RootElement[0].GetProperty("remedies").EnumerateArray()];
        Assert.Equal("@files-write", remedies[0].GetProperty("group").GetString());
        int[] adds = [.. remedies.Skip(1).Select(remedy => remedy.GetProperty("adds").GetArrayLength())];
        Assert.Equal(adds.Order(), adds);
        Assert.Equal(1, adds[0]);
    }

    [Theory]
    [InlineData("comm=2E4E455420545020576F726B6572", ".NET TP Worker")]
    [InlineData("comm=\"2E4E\"", "2E4E")]
    [InlineData("comm=\"web\"", "web")]
    [InlineData("comm=ABC", "ABC")]
    public void A_name_with_blanks_is_read_from_hexadecimal(string field, string name) => Assert.EndsWith(
        $", '{name}'", Session.Run("why", $"audit: type=1326 pid=7 {field} arch=c000003e syscall=83 code=0x80000000").Output.Split('\n')[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("type=1326 arch=c000003e syscall=83 code=0x80000000", "KILL_PROCESS", "x86_64", "mkdir")]
    [InlineData("type=SECCOMP msg=audit(1.2:3): arch=c00000b7 syscall=34 code=0x7ffc0000", "LOG", "aarch64", "mkdirat")]
    [InlineData("type=1326 arch=40000003 syscall=39 code=0x50001", "ERRNO(1)", "x86", "mkdir")]
    [InlineData("type=1326 arch=c000003e syscall=1073741907 code=0x0", "KILL_THREAD", "x32", "mkdir")]
    [InlineData("type=1326 arch=c000003e syscall=83", "KILL_PROCESS", "x86_64", "mkdir")]
    [InlineData("type=1326 arch=c000003e syscall=9999 code=0x80000000", "KILL_PROCESS", "x86_64", null)]
    [InlineData("type=1326 arch=12345678 syscall=3 code=0x80000000", "KILL_PROCESS", null, null)]
    public void It_reads_every_action_and_abi(string line, string action, string? abi, string? name)
    {
        Outcome outcome = Session.Run("why", line, "--json");
        Assert.Equal(0, outcome.Status);
        JsonElement one = JsonDocument.Parse(outcome.Output).RootElement.EnumerateArray().Single();
        Assert.Equal((action, abi, name), (one.GetProperty("action").GetString(), one.GetProperty("abi").GetString(), one.GetProperty("name").GetString()));
        Assert.Equal(name is not null, one.GetProperty("remedies").GetArrayLength() > 0);
        Assert.Equal(0, Session.Run("why", line).Status);
    }

    [Fact]
    public void A_condition_of_a_group_is_said() => Assert.Contains(
        "only when", Session.Run("why", "type=1326 arch=c000003e syscall=41 code=0x80000000").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("audit: type=1400 apparmor=\"DENIED\" arch=c000003e syscall=83")]
    [InlineData("type=1326 arch=c000003e")]
    [InlineData("type=1326 arch=zz syscall=83")]
    [InlineData("type=1326 arch=c000003e syscall=-1")]
    public void Any_other_line_is_refused_with_where_to_look(string line)
    {
        Outcome outcome = Session.Run("why", line);
        Assert.Equal((2, ""), (outcome.Status, outcome.Output));
        Assert.Contains("dmesg", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_process_calls_itself_does_not_reach_the_terminal_raw() => Assert.DoesNotContain(
        '\u001b', Session.Run("why", "type=1326 pid=1 comm=\"\u001b[2J\" arch=c000003e syscall=83 code=0x80000000").Output);
}
