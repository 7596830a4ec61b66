using System;
using System.Linq;
using Xunit;

namespace SeccompSharp.Tool.Tests;

/// <summary>Whatever is wrong with a command line: one line that says so, and status 2.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("", "command")]
    [InlineData("chek PROFILE", "'chek'")]
    [InlineData("check", "FILE")]
    [InlineData("check PROFILE --colour", "'--colour'")]
    [InlineData("check /no/such/file", "/no/such/file")]
    [InlineData("check FOLDER", "folder")]
    [InlineData("check PROFILE --dialect dockr", "docker, podman, oci")]
    [InlineData("check PROFILE --resolution last", "most-restrictive, runc, first-match")]
    [InlineData("check PROFILE --unknown all", "table, runc, none")]
    [InlineData("check PROFILE --argument-width 32", "declared, register")]
    [InlineData("check PROFILE --compat youki", "runc, crun")]
    [InlineData("check PROFILE --caps SYS_ADMIN", "CAP_SYS_ADMIN")]
    [InlineData("check PROFILE --min-kernel new", "5.10")]
    [InlineData("compile PROFILE --format elf", "bpf, asm, pfc, c, csharp, json")]
    [InlineData("compile PROFILE --arch amd64", "did you mean 'x86_64'?")]
    [InlineData("compile PROFILE --arch arm64", "did you mean 'aarch64'?")]
    [InlineData("compile PROFILE --arch x86_64,", "'' is no ABI")]
    [InlineData("compile PROFILE --arch x86_64,arm", "x86_64, arm")]
    [InlineData("compile PROFILE --arch x86,x32", "x86, x32")]
    [InlineData("compile PROFILE -o FOLDER", "folder")]
    [InlineData("compile PROFILE -o /no/such/folder/filter.bpf", "Cannot write")]
    [InlineData("eval PROFILE", "--syscall")]
    [InlineData("eval PROFILE --syscall read", "--arch")]
    [InlineData("eval PROFILE --arch x86_64 --syscall opne", "did you mean 'open'?")]
    [InlineData("eval PROFILE --arch aarch64 --syscall open", "aarch64 has no syscall 'open'")]
    [InlineData("eval PROFILE --arch x86_64 --syscall 4294967296", "4294967296")]
    [InlineData("eval PROFILE --arch x86_64 --syscall read --args 1,two", "'two'")]
    [InlineData("eval PROFILE --arch x86_64 --syscall read --args 1,2,3,4,5,6,7", "7")]
    [InlineData("eval PROFILE --arch x86_64 --syscall read --batch PROFILE", "--batch")]
    [InlineData("eval PROFILE --batch PROFILE --args 1", "--args")]
    [InlineData("eval PROFILE --batch /no/such/file", "/no/such/file")]
    [InlineData("eval /no/such/filter.bpf --arch x86_64 --syscall read", "/no/such/filter.bpf")]
    public void A_mistake_is_one_line_and_status_2(string commandLine, string named)
    {
        string[] words = [.. commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
        {
            "PROFILE" => _session.Put("profile.json", Session.Allowlist),
            "FOLDER" => _session.Path(""),
            _ => word,
        })];
        Outcome outcome = Session.Run(words);
        Assert.Equal((2, ""), (outcome.Status, outcome.Output));
        Assert.StartsWith("dotnet-seccomp: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(outcome.Error.Length - 1, outcome.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void A_raw_program_is_not_printed_on_a_screen()
    {
        string profile = _session.Put("profile.json", Session.Allowlist);
        using var output = new System.IO.MemoryStream();
        using var error = new System.IO.MemoryStream();
        using (var screen = new Output.Terminal(output, error, outputIsScreen: true))
            Assert.Equal(2, CommandLine.Run(["compile", profile], screen));
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public void Every_verb_has_help()
    {
        foreach (string verb in new[] { "check", "compile", "eval" })
        {
            Outcome outcome = Session.Run(verb, "--help");
            Assert.Equal(0, outcome.Status);
            Assert.Contains("--compat", outcome.Output, StringComparison.Ordinal);
        }
    }
}
