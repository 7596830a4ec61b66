using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Profiles as tutorials about runc, Docker and Kubernetes show them, with the errors that people take from there.</summary>
public sealed class TutorialProfileTests
{
    [Fact]
    public void A_config_json_denies_one_syscall()
    {
        Policy policy = ProfileTexts.Policy(
            """{"linux": {"seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"], "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}}}""");
        Assert.Equal([Abi.X86_64, Abi.X86], policy.Abis);
        Assert.Equal(SyscallAction.Allow, policy.DefaultAction);
        Rule rule = Assert.Single(policy.Rules);
        Assert.Equal(("reboot", SyscallAction.Errno(1)), (rule.Names[0].Text, rule.Action));
        Assert.NotNull(FilterBuilder.Build(policy, CancellationToken.None).Filter);
    }

    [Fact]
    public void Rules_have_different_actions()
    {
        Policy policy = ProfileTexts.Policy(
            """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot", "mount"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}, {"names": ["ptrace"], "action": "SCMP_ACT_KILL_PROCESS"}, {"names": ["chmod"], "action": "SCMP_ACT_LOG"}]}""");
        Assert.Equal(["ERRNO(1)", "KILL_PROCESS", "LOG"], policy.Rules.Select(rule => rule.Action.ToString()));
    }

    [Fact]
    public void An_allowlist_over_two_abis_becomes_a_filter()
    {
        string[] names =
        [
            "read", "write", "close", "fstat", "mmap", "mprotect", "munmap", "brk", "ioctl", "clone", "execve", "exit", "exit_group",
            "wait4", "kill", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "arch_prctl", "futex", "openat", "newfstatat", "clone3",
        ];
        string list = string.Join(", ", names.Select(name => $"\"{name}\""));
        Policy policy = ProfileTexts.Policy(
            $$"""{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1, "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"], "syscalls": [{"names": [{{list}}], "action": "SCMP_ACT_ALLOW"}]}""");
        Assert.NotNull(FilterBuilder.Build(policy, CancellationToken.None).Filter);
    }

    [Fact]
    public void Two_rules_on_one_argument_make_alternatives()
    {
        Policy policy = ProfileTexts.Policy(
            """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["write"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]}, {"names": ["write"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 2, "op": "SCMP_CMP_EQ"}]}]}""");
        Assert.Equal(
            [Policies.Compare(0, ComparisonOperator.Equal, 1), Policies.Compare(0, ComparisonOperator.Equal, 2)],
            policy.Rules.Select(rule => rule.Condition));
    }

    [Fact]
    public void A_kubernetes_profile_that_only_logs_is_one_line() =>
        Assert.Equal(SyscallAction.Log, ProfileTexts.Policy("""{ "defaultAction": "SCMP_ACT_LOG" }""").DefaultAction);

    [Fact]
    public void A_masked_comparison_without_a_second_value_compares_with_zero() =>
        Assert.Equal(
            Policies.Compare(0, ComparisonOperator.Equal, 0, mask: 2080505856),
            ProfileTexts.Policy(
                """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["clone"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": 2080505856, "op": "SCMP_CMP_MASKED_EQ"}]}]}""").Rules[0].Condition);

    [Theory]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"} [|SECC0003:// Add more syscalls as needed|]""" + "\n]}")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["[|SECC0022:amd64|]", "[|SECC0022:x86_64|]"], "syscalls": [{"name": "accept4", "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [[|SECC0015:{|] "name": "read" }, [|SECC0015:{|] "name": "write" }]}""")]
    [InlineData("""{"defaultAction": "[|SECC0020:SCMP_ACt_ERRNO|]"}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "[|SECC0020:ERRNO|]"}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "[|SECC0410:SCMP_ACT_KILL|]", "errnoRet": [|SECC0027:1|]}]}""")]
    [InlineData("""{"ociVersion": "1.0.2", "[|SECC0017:seccomp|]": {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": []}}""")]
    [InlineData("""{"linux": {"seccomp": {"defaultAction": "SCMP_ACT_ALLOW"}}[|SECC0004:,|]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["mount", "[|SECC0101:rebot|]"], "action": "SCMP_ACT_ERRNO"}]}""")]
    [InlineData("""{"defaultAction": "[|SECC0301:SCMP_ACT_ALLOW|]", "syscalls": [{"names": ["accept4"], "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction": "[|SECC0302:SCMP_ACT_ERRNO|]"}""")]
    public void The_errors_of_tutorials_are_found_at_their_place(string marked) => Markup.Verify(marked, WholeWay);

    private static IEnumerable<Finding> WholeWay(string text)
    {
        ProfileReading reading = ProfileReader.Read("profile.json", text, CancellationToken.None);
        PolicyReading? policy = reading.Profile?.ToPolicy(Target.X64, new ProfileOptions());
        return reading.Findings
            .Concat(policy?.Findings ?? ImmutableEquatableArray<Finding>.Empty)
            .Concat(policy?.Policy is null ? [] : FilterBuilder.Build(policy.Policy, CancellationToken.None).Findings);
    }
}
