using System;
using System.Text.Json;
using Xunit;

namespace SeccompSharp.Tool.Tests;

public sealed class ResolveTests
{
    [Theory]
    [InlineData("mkdir --arch x86_64", "x86_64\tmkdir\t83\n")]
    [InlineData("83 --arch x86_64,aarch64", "x86_64\tmkdir\t83\naarch64\tfdatasync\t83\n")]
    [InlineData("0x53 --arch x86_64", "x86_64\tmkdir\t83\n")]
    [InlineData("mkdir --arch x32", "x32\tmkdir\t1073741907\n")]
    public void Names_and_numbers_are_found_both_ways(string arguments, string output)
    {
        Outcome outcome = Session.Run(["resolve", .. arguments.Split(' ')]);
        Assert.Equal((0, output, ""), (outcome.Status, outcome.Output, outcome.Error));
    }

    [Fact]
    public void Without_an_abi_all_are_asked()
    {
        string[] lines = Session.Run("resolve", "openat").Output.TrimEnd().Split('\n');
        Assert.Equal(18, lines.Length);
        Assert.Contains("riscv64\topenat\t56", lines);
        Assert.Equal(18, JsonDocument.Parse(Session.Run("resolve", "openat", "--json").Output).RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("mkdir --arch aarch64", 1, "programs call 'mkdirat' there")]
    [InlineData("mkdirr", 1, "did you mean 'mkdir'?")]
    [InlineData("99999 --arch x86_64", 1, "number 99999 on x86_64")]
    [InlineData("99999", 1, "on any ABI")]
    [InlineData("4294967296", 2, "no syscall number")]
    [InlineData("read --arch amd64", 2, "did you mean 'x86_64'?")]
    public void What_is_not_there_is_said_and_what_is_meant(string arguments, int status, string error)
    {
        Outcome outcome = Session.Run(["resolve", .. arguments.Split(' ')]);
        Assert.Equal((status, ""), (outcome.Status, outcome.Output));
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
    }
}
