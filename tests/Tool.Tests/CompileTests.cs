using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Tool.Tests;

public sealed class CompileTests : IDisposable
{
    private const uint Allow = 0x7fff_0000;
    private const uint Eacces = 0x0005_000d;

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_raw_program_goes_to_the_output_or_to_a_file()
    {
        string profile = _session.Put("profile.json", Session.Allowlist);
        Outcome printed = Session.Run("compile", profile);
        Outcome saved = Session.Run("compile", profile, "-o", _session.Path("filter.bpf"));
        Assert.Equal((0, 0, 0), (printed.Status, saved.Status, saved.Bytes.Length));
        Assert.Equal(printed.Bytes, File.ReadAllBytes(_session.Path("filter.bpf")));
        Assert.Null(KernelCheck.Reject(Program.FromBytes(printed.Bytes, littleEndian: true)));
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("eval", "--arch", "x86_64", "--syscall", "write")]
    [InlineData("check")]
    public void A_variable_is_an_error_at_its_place_where_nobody_can_give_it_a_value(string verb, params string[] more)
    {
        string profile = _session.Put("profile.json", """
            { "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
              { "names": ["write"], "action": "SCMP_ACT_ERRNO", "when": "fd != $log" }] }
            """);
        Outcome outcome = Session.Run([verb, profile, .. more]);
        bool isError = verb != "check"; // the profile is fine: a generated class has a parameter
        Assert.Equal(isError ? 1 : 0, outcome.Status);
        Assert.Equal(isError, (outcome.Output + outcome.Error).Contains("(2,68): error SECC0730: '$log' gets its value at installation", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_arch_the_filter_covers_x86_64_and_what_the_profile_states_with_it()
    {
        Program program = Compile();
        Assert.Equal(Allow, Answer(program, Abi.X86_64, "read"));
        Assert.Equal(Allow, Answer(program, Abi.X86, "read"));
        Assert.NotEqual(Allow, Answer(program, Abi.AArch64, "read"));
        Assert.NotEqual(Allow, Answer(program, Abi.X32, "read"));
    }

    [Theory]
    [InlineData("x86_64", "x86_64")]
    [InlineData("x32,x86,x86_64", "x86_64,x86,x32")]
    [InlineData("x86", "x86")]
    [InlineData("arm,aarch64", "aarch64,arm")]
    [InlineData("riscv64", "riscv64")]
    [InlineData("s390,s390x", "s390x,s390")]
    [InlineData("mips64n32,mips,mips64", "mips64,mips,mips64n32")]
    public void Arch_is_the_exact_list_of_ABIs_whatever_the_profile_states(string arch, string covered)
    {
        Outcome outcome = Session.Run("compile", _session.Put("profile.json", Session.Allowlist), "--arch", arch, "--json");
        using JsonDocument facts = JsonDocument.Parse(outcome.Output);
        Assert.Equal(covered, string.Join(',', facts.RootElement.GetProperty("abis").EnumerateArray().Select(abi => abi.GetString())));
    }

    [Theory]
    [InlineData("read", "cached", "ALLOW")]
    [InlineData("write", "filtered", "ALLOW,ERRNO(13)")]
    [InlineData("ptrace", "denied", "KILL_PROCESS")]
    [InlineData("mount", "denied", "ERRNO(13)")]
    public void The_facts_say_what_becomes_of_every_syscall(string name, string treatment, string actions)
    {
        using JsonDocument facts = JsonDocument.Parse(
            Session.Run("compile", _session.Put("profile.json", Session.Allowlist), "--arch", "x86_64", "--json").Output);
        JsonElement syscall = facts.RootElement.GetProperty("syscalls").EnumerateArray()
            .Single(syscall => syscall.GetProperty("name").GetString() == name);
        Assert.Equal(treatment, syscall.GetProperty("treatment").GetString());
        Assert.Equal(actions, string.Join(',', syscall.GetProperty("actions").EnumerateArray().Select(action => action.GetString())));
        Assert.Equal(treatment == "cached", syscall.GetProperty("instructions").GetInt32() == 0);
    }

    [Fact]
    public void Traffic_is_read_and_its_faults_are_told()
    {
        string profile = _session.Put("profile.json", Session.Allowlist);
        string traffic = _session.Put("traffic.txt", "write 100\nwrite 2 3\n");
        Outcome outcome = Session.Run("compile", profile, "--arch", "x86_64", "--format", "asm", "--traffic", traffic);
        Assert.Equal(0, outcome.Status);
        Assert.Contains("traffic.txt(2,1): warning SECC0761", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, Session.Run("compile", profile, "--format", "asm", "--traffic", traffic + ".none").Status);
    }

    [Fact]
    public void A_big_endian_target_gets_its_own_byte_order()
    {
        byte[] bytes = Session.Run("compile", _session.Put("profile.json", Session.Allowlist), "--arch", "s390x").Bytes;
        Program program = Program.FromBytes(bytes, littleEndian: false);
        Assert.Equal(Allow, Answer(program, Abi.S390x, "write", 2));
        Assert.Equal(Eacces, Answer(program, Abi.S390x, "write", 1));
    }

    [Fact]
    public void The_listing_has_a_line_for_each_instruction()
    {
        string[] lines = Text("asm").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Compile().Instructions.Count, lines.Length);
        Assert.Equal("   0: ld arch", lines[0]);
    }

    [Fact]
    public void Pseudo_filter_code_says_what_the_policy_says()
    {
        string code = Text("pfc");
        Assert.Contains("# filter for syscall \"write\" (1)\n  if ($syscall == 1)\n    if ($a0.lo32 == 0x2)\n      action ALLOW;\n", code, StringComparison.Ordinal);
        Assert.Contains("# default action\n  action ERRNO(13);\n", code, StringComparison.Ordinal);
        Assert.Contains("# invalid architecture action\naction KILL_PROCESS;\n", code, StringComparison.Ordinal);
    }

    [Fact]
    public void The_C_array_holds_the_instructions()
    {
        Instruction first = Compile().Instructions[0];
        Assert.StartsWith(
            $"static const struct sock_filter filter[] = {{\n    {{ 0x{first.Code:x2},   0,   0, 0x{first.K:x8} }}, /*    0: ld arch */\n",
            Text("c"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_CSharp_span_holds_the_instructions_as_words()
    {
        Assert.StartsWith(
            "private static ReadOnlySpan<ulong> Filter =>\n[\n    0x0000000400000020UL, //    0: ld arch\n", Text("csharp"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_array_holds_the_instructions()
    {
        using JsonDocument document = JsonDocument.Parse(Text("json"));
        Instruction[] instructions = [.. document.RootElement.EnumerateArray().Select(element => new Instruction(
            element.GetProperty("code").GetUInt16(),
            element.GetProperty("jt").GetByte(),
            element.GetProperty("jf").GetByte(),
            element.GetProperty("k").GetUInt32()))];
        Assert.Equal(Compile().Instructions, instructions);
    }

    [Fact]
    public void A_profile_with_an_error_gives_no_filter()
    {
        string profile = _session.Put("profile.json", Session.Allowlist.Replace("SCMP_ACT_KILL_PROCESS", "KILL", StringComparison.Ordinal));
        Outcome outcome = Session.Run("compile", profile, "-o", _session.Path("filter.bpf"));
        Assert.Equal(1, outcome.Status);
        Assert.Contains($": error {FindingKinds.UnknownAction.Id}: ", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_session.Path("filter.bpf")));
    }

    /// <summary>@dotnet lets a process signal itself: which one that is, no file can know.</summary>
    [Theory]
    [InlineData("compile PROFILE --format asm")]
    [InlineData("eval PROFILE --arch x86_64 --syscall kill")]
    public void A_group_that_asks_for_the_process_has_no_filter_in_a_file(string commandLine)
    {
        string path = _session.Put("groups.json", """{"defaultAction":"SCMP_ACT_KILL_PROCESS","syscalls":[{"names":["@dotnet"],"action":"SCMP_ACT_ALLOW"}]}""");
        Outcome outcome = Session.Run([.. commandLine.Split(' ').Select(word => word == "PROFILE" ? path : word)]);
        Assert.Equal((1, ""), (outcome.Status, outcome.Output));
        Assert.StartsWith(path + "(1,65): error SECC0730: '$musl'", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("add the profile to a project", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compat_takes_the_choices_of_the_runtime_and_an_option_of_its_own_goes_before_it()
    {
        const uint KillThread = 0;
        const uint Enosys = 0x0005_0026;
        Program runc = Compile("--compat", "runc");
        Assert.Equal(KillThread, Answer(runc, Abi.AArch64, "read"));
        Assert.Equal(Enosys, Interpreter.Run(runc, Call(Abi.X86_64, 1000)));
        Assert.Equal(Eacces, Answer(runc, Abi.X86_64, "write", 0x1_0000_0002));
        Assert.Equal(Eacces, Interpreter.Run(Compile("--compat", "crun"), Call(Abi.X86_64, 1000)));
        Assert.Equal(Eacces, Interpreter.Run(Compile("--compat", "runc", "--unknown", "none"), Call(Abi.X86_64, 1000)));
        Assert.Equal(Allow, Answer(Compile("--compat", "runc", "--argument-width", "declared"), Abi.X86_64, "write", 0x1_0000_0002));
    }

    private Program Compile(params string[] options)
    {
        Outcome outcome = Session.Run(["compile", _session.Put("profile.json", Session.Allowlist), .. options]);
        Assert.Equal(0, outcome.Status);
        return Program.FromBytes(outcome.Bytes, littleEndian: true);
    }

    private string Text(string format) => Session.Run("compile", _session.Put("profile.json", Session.Allowlist), "--format", format).Output;

    private static uint Answer(Program program, Abi abi, string syscall, ulong argument = 0)
    {
        Assert.True(SyscallTable.TryGetNumber(abi, syscall, out uint number));
        return Interpreter.Run(program, Call(abi, number, argument));
    }

    private static SeccompData Call(Abi abi, uint number, ulong argument = 0) => new(number, abi.AuditArch, [argument, 0, 0, 0, 0, 0]);
}
