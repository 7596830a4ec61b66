using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests;

public sealed class FilterBuilderTests
{
    [Fact]
    public void A_policy_becomes_a_program_that_decides_as_it_says()
    {
        BuiltFilter filter = FilterBuilder.Build(Allowlist("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"), CancellationToken.None).Filter!;
        Assert.Equal(SyscallAction.Allow.ReturnValue, Interpreter.Run(filter.Program, Call(0)));
        Assert.Equal(SyscallAction.Errno(1).ReturnValue, Interpreter.Run(filter.Program, Call(1)));
        Assert.Equal(SyscallAction.KillProcess.ReturnValue, Interpreter.Run(filter.Program, Call(0) with { Arch = Abi.X86.AuditArch }));

        static SeccompData Call(uint nr) => new(nr, Abi.X86_64.AuditArch, new ulong[6]);
    }

    [Fact]
    public void An_error_means_no_filter()
    {
        FilterBuildResult result = FilterBuilder.Build(Allowlist("raed"), CancellationToken.None);
        Assert.Null(result.Filter);
        Assert.Contains(result.Findings, finding => finding.Kind.Id == "SECC0101");
    }

    [Fact]
    public void A_misspelt_name_is_all_that_is_said_of_a_policy_that_does_nothing_without_it()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), "mkdirr"));
        Assert.Equal(["SECC0101"], FilterBuilder.Build(policy, CancellationToken.None).Findings.Select(finding => finding.Kind.Id));
    }

    [Fact]
    public void Log_mode_logs_what_no_rule_decides_and_leaves_the_rest_in_force()
    {
        Policy policy = Of(
            SyscallAction.KillProcess,
            Rule(SyscallAction.Allow, "read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"),
            Rule(SyscallAction.Allow, Compare(0, ComparisonOperator.Equal, 1), "write"),
            Rule(SyscallAction.Errno(13), "open")) with { Unknown = UnknownSyscalls.Table, Mode = PolicyMode.Log };
        Assert.Equal(SyscallAction.Allow, Verdict(policy, "read"));
        Assert.Equal(SyscallAction.Allow, Verdict(policy, "write", 1));
        Assert.Equal(SyscallAction.Log, Verdict(policy, "write", 2));
        Assert.Equal(SyscallAction.Log, Verdict(policy, "getpid"));
        Assert.Equal(SyscallAction.Errno(13), Verdict(policy, "open"));
        Assert.Equal(SyscallAction.Errno(38), Run(policy, new SeccompData(100_000, Abi.X86_64.AuditArch, new ulong[6])));
        Assert.Equal(SyscallAction.KillProcess, Run(policy, new SeccompData(0, Abi.X86.AuditArch, new ulong[6])));
    }

    [Fact]
    public void Log_mode_brings_no_rule_to_life_that_equals_the_default_action()
    {
        // Runc drops the first rule, and the second decides.
        Policy policy = Of(
            SyscallAction.Errno(1), Rule(SyscallAction.Errno(1), "getpid"), Rule(SyscallAction.Allow, "getpid"))
            with { Resolution = RuleResolution.Runc, Mode = PolicyMode.Log };
        Assert.Equal(SyscallAction.Allow, Verdict(policy, "getpid"));
        Assert.Equal(SyscallAction.Log, Verdict(policy, "read"));
    }

    [Fact]
    public void Log_mode_logs_nothing_that_is_allowed_anyway()
    {
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), "mount")) with { Mode = PolicyMode.Log };
        Assert.Equal(SyscallAction.Allow, Verdict(policy, "read"));
        Assert.Equal(SyscallAction.Errno(1), Verdict(policy, "mount"));
    }

    private static SyscallAction Verdict(Policy policy, string name, ulong argument = 0)
    {
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, name, out uint number));
        return Run(policy, new SeccompData(number, Abi.X86_64.AuditArch, [argument, 0, 0, 0, 0, 0]));
    }

    private static SyscallAction Run(Policy policy, SeccompData call) => SyscallAction.FromReturnValue(
        Interpreter.Run(FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program, call));

    [Fact]
    public void The_same_policy_gives_the_same_bytes()
    {
        Policy policy = Allowlist([.. SyscallTable.Of(Abi.X86_64).Select(syscall => syscall.Name).Where((_, index) => index % 3 != 0)])
            .For(Abi.X86_64, Abi.X86, Abi.X32);
        byte[] first = FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program.ToBytes();
        Assert.Equal(first, FilterBuilder.Build(policy with { }, CancellationToken.None).Filter!.Program.ToBytes());
    }
}
