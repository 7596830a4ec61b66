using System;
using System.Linq;
using System.Text.Json;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Tool.Tests;

public sealed class StatsTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("--target x64", "x86_64,x86")]
    [InlineData("--target arm64", "aarch64")]
    [InlineData("--arch x86_64,x32", "x86_64,x32")]
    [InlineData("--arch mips", "mips")]
    public void The_figures_are_those_of_the_program(string options, string abis)
    {
        string path = _session.Put("list.json", Session.Allowlist);
        Outcome outcome = Session.Run(["stats", path, .. options.Split(' '), "--json"]);
        Assert.Equal(0, outcome.Status);
        JsonElement stats = JsonDocument.Parse(outcome.Output).RootElement;
        bool isLittleEndian = !options.Contains("mips", StringComparison.Ordinal);
        Program program = Program.FromBytes(Session.Run(["compile", path, .. options.Split(' ')]).Bytes, isLittleEndian);
        Assert.Equal(program.Instructions.Count, stats.GetProperty("instructions").GetInt32());
        Assert.Equal(program.Instructions.Count * 8, stats.GetProperty("bytes").GetInt32());
        Assert.Equal(options.Contains("x", StringComparison.Ordinal), stats.TryGetProperty("jitPasses", out _));
        Assert.Equal(abis.Split(','), stats.GetProperty("abis").EnumerateArray().Select(abi => abi.GetProperty("abi").GetString()));

        int worst = 0;
        foreach (JsonElement one in stats.GetProperty("abis").EnumerateArray())
        {
            Abi abi = Abi.Find(one.GetProperty("abi").GetString()!)!;
            Assert.Equal(SyscallTable.Of(abi).Count(), one.GetProperty("syscalls").GetInt32());
            Assert.Equal(
                SyscallTable.Of(abi).Count(), new[] { "cached", "allowed", "filtered", "denied" }.Sum(name => one.GetProperty(name).GetInt32()));
            Assert.Equal(1, one.GetProperty("filtered").GetInt32());
            foreach (uint number in SyscallTable.Of(abi).Select(syscall => syscall.Number))
            {
                Interpreter.Run(program, new SeccompData(number, abi.AuditArch, new ulong[6]), out int steps);
                worst = Math.Max(worst, steps);
            }

            Assert.InRange(one.GetProperty("meanPath").GetDouble(), 2, one.GetProperty("longestPath").GetInt32());
        }

        Assert.InRange(worst, 2, stats.GetProperty("longestPath").GetInt32());
    }

    [Fact]
    public void A_raw_filter_has_the_figures_of_its_profile()
    {
        string path = _session.Put("list.json", Session.Allowlist);
        string raw = _session.Path("list.bpf");
        Assert.Equal(0, Session.Run("compile", path, "--arch", "x86_64,x86", "-o", raw).Status);
        Assert.Equal(
            Session.Run("stats", path, "--arch", "x86_64,x86").Output, Session.Run("stats", raw, "--arch", "x86_64,x86").Output);
        Outcome without = Session.Run("stats", raw);
        Assert.Equal(2, without.Status);
        Assert.Contains("--arch", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_with_an_error_has_no_figures()
    {
        Outcome outcome = Session.Run("stats", _session.Put("bad.json", """{"defaultAction": "SCMP_ACt_ERRNO"}"""));
        Assert.Equal((1, ""), (outcome.Status, outcome.Output));
        Assert.Contains("SECC0020", outcome.Error, StringComparison.Ordinal);
    }
}
