using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SeccompSharp.Tool.Tests;

public sealed class EvalTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("x86_64", "read", null, "ALLOW")]
    [InlineData("x86_64", "0", null, "ALLOW")]
    [InlineData("x86", "read", null, "ALLOW")]
    [InlineData("x86_64", "write", "2", "ALLOW")]
    [InlineData("x86_64", "write", "0x1", "ERRNO(13)")]
    [InlineData("x86_64", "write", "-1,0,10", "ERRNO(13)")]
    [InlineData("x86_64", "ptrace", null, "KILL_PROCESS")]
    [InlineData("x86_64", "0x40000000", null, "KILL_PROCESS")]
    [InlineData("x86_64", "1000", null, "ERRNO(38)")]
    [InlineData("aarch64", "write", "2", "ALLOW")]
    [InlineData("arm", "read", null, "KILL_PROCESS")]
    public void One_call_gets_its_action(string abi, string syscall, string? arguments, string action)
    {
        string[] options = arguments is null ? [] : ["--args=" + arguments];
        Outcome outcome = Session.Run(["eval", Profile(), "--arch", abi, "--syscall", syscall, .. options]);
        Assert.Equal((0, action + "\n"), (outcome.Status, outcome.Output));
    }

    [Fact]
    public void A_call_of_a_compat_ABI_runs_the_filter_of_the_machine_that_serves_it()
    {
        // x86 is stated and so covered by the x64 filter, x32 is not and so foreign to it.
        Assert.Equal("ALLOW\n", Eval(Profile(), "x86", "read").Output);
        Assert.Equal("KILL_PROCESS\n", Eval(Profile(), "x32", "read").Output);
    }

    [Fact]
    public void A_profile_that_lists_no_architecture_means_that_of_the_call()
    {
        string profile = _session.Put("native.json", Session.NativeAllowlist);
        foreach (string abi in new[] { "x86_64", "x86", "x32", "arm", "s390", "ppc", "mips64n32" })
            Assert.Equal("ALLOW\n", Eval(profile, abi, "read").Output);
    }

    [Fact]
    public void Several_ABIs_are_those_of_the_filter_and_the_first_is_the_calls()
    {
        string profile = _session.Put("native.json", Session.NativeAllowlist);
        Assert.Equal("ALLOW\n", Eval(profile, "x32,x86_64", "read").Output);
        Assert.Equal("ALLOW\n", Eval(Profile(), "arm,aarch64", "read").Output);
    }

    [Fact]
    public void A_profile_for_other_machines_gives_no_answer()
    {
        Outcome outcome = Eval(Profile(), "riscv64", "read");
        Assert.Equal(2, outcome.Status);
        Assert.Contains("x86_64, x86, aarch64", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_with_an_error_gives_no_answer()
    {
        Outcome outcome = Eval(_session.Put("bad.json", "{}}"), "x86_64", "read");
        Assert.Equal((1, ""), (outcome.Status, outcome.Output));
        Assert.Contains(": error SECC", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_filter_answers_as_its_profile_does_in_either_byte_order()
    {
        foreach (string abi in new[] { "x86_64", "s390x" })
        {
            string filter = _session.Path(abi + ".bpf");
            Assert.Equal(0, Session.Run("compile", Profile(), "--arch", abi, "-o", filter).Status);
            Assert.Equal("ALLOW\n", Eval(filter, abi, "write", "--args", "2").Output);
            Assert.Equal("ERRNO(13)\n", Eval(filter, abi, "write", "--args", "3").Output);
        }
    }

    [Fact]
    public void What_the_kernel_would_not_take_is_no_filter()
    {
        Outcome empty = Eval(_session.Put("empty.bpf", ""), "x86_64", "read");
        Outcome text = Eval(_session.Put("text.bpf", "sixteen letters!"), "x86_64", "read");
        Outcome odd = Eval(_session.Put("odd.bpf", "seven"), "x86_64", "read");
        Assert.All(new[] { empty, text, odd }, outcome => Assert.Equal((2, ""), (outcome.Status, outcome.Output)));
    }

    [Fact]
    public void Json_tells_the_call_the_value_and_the_action()
    {
        using JsonDocument document = JsonDocument.Parse(Eval(Profile(), "x86_64", "write", "--json", "--args", "1").Output);
        JsonElement answer = document.RootElement;
        Assert.Equal("x86_64", answer.GetProperty("abi").GetString());
        Assert.Equal(1u, answer.GetProperty("nr").GetUInt32());
        Assert.Equal("0x0005000d", answer.GetProperty("value").GetString());
        Assert.Equal("ERRNO(13)", answer.GetProperty("action").GetString());
    }

    [Fact]
    public void A_batch_gets_one_value_a_query_in_order()
    {
        string queries = _session.Put("queries.tsv", string.Join('\n',
            "# abi, nr, arguments",
            "x86_64\t0",
            "",
            "x86_64\t0x1\t0x2\t0\t18446744073709551615",
            "x86\t4\t1\r",
            "aarch64\t63\t0\t0\t0\t0\t0\t0",
            "x86_64\t0x40000000",
            "x86_64\t4294967295"));
        Outcome outcome = Session.Run("eval", Profile(), "--batch", queries);
        Assert.Equal(0, outcome.Status);
        Assert.Equal(
            ["0x7fff0000", "0x7fff0000", "0x0005000d", "0x7fff0000", "0x80000000", "0x0005000d"],
            outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_batch_with_ABIs_asks_the_one_filter_that_covers_them()
    {
        string queries = _session.Put("queries.tsv", "x86_64\t0\nx86\t3\nx32\t0x40000000\naarch64\t63\n");
        Outcome outcome = Session.Run("eval", Profile(), "--batch", queries, "--arch", "x86_64,x32");
        Assert.Equal("0x7fff0000\n0x80000000\n0x7fff0000\n0x80000000\n", outcome.Output);
        Assert.Equal("0x7fff0000\n0x80000000\n0x80000000\n0x80000000\n", Session.Run("eval", Profile(), "--batch", queries, "--arch", "x86_64").Output);
    }

    [Fact]
    public void A_batch_agrees_with_the_calls_asked_one_by_one()
    {
        string[] calls = [.. Enumerable.Range(0, 500).Select(number => $"x86_64\t{number}\t2")];
        string batch = Session.Run("eval", Profile(), "--json", "--batch", _session.Put("queries.tsv", string.Join('\n', calls))).Output;
        string[] answers = batch.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (int number in new[] { 0, 1, 2, 101, 231, 332, 499 })
            Assert.Equal(Eval(Profile(), "x86_64", $"{number}", "--json", "--args", "2").Output, answers[number] + "\n");
    }

    [Theory]
    [InlineData("x86_64")]
    [InlineData("x86_64 0")]
    [InlineData("amd64\t0")]
    [InlineData("x86_64\tread")]
    [InlineData("x86_64\t0x100000000")]
    [InlineData("x86_64\t0\tzero")]
    [InlineData("x86_64\t0\t")]
    [InlineData("x86_64\t0\t18446744073709551616")]
    [InlineData("x86_64\t0\t0\t0\t0\t0\t0\t0\t0")]
    public void A_line_that_is_no_query_is_named(string line)
    {
        string queries = _session.Put("queries.tsv", "x86_64\t0\n\n" + line + "\n");
        Outcome outcome = Session.Run("eval", Profile(), "--batch", queries);
        Assert.Equal(2, outcome.Status);
        Assert.StartsWith($"dotnet-seccomp: {queries}(3): ", outcome.Error, StringComparison.Ordinal);
    }

    private string Profile() => _session.Put("profile.json", Session.Allowlist);

    private static Outcome Eval(string file, string arch, string syscall, params string[] options) =>
        Session.Run(["eval", file, "--arch", arch, "--syscall", syscall, .. options]);
}
