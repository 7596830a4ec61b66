using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

/// <summary>Conditions that name a dangerous value.</summary>
public sealed class DangerousArgumentsTests
{
    private static readonly SyscallAction s_eperm = SyscallAction.Errno(1);

    [Theory]
    [InlineData("ioctl", "cmd == TIOCSTI", Severity.Warning)]
    [InlineData("ioctl", "cmd in { TCGETS, TIOCSTI }", Severity.Warning)]
    [InlineData("ioctl", "cmd == TIOCLINUX && fd == 0", Severity.Warning)]
    [InlineData("ioctl", "!(cmd != TIOCSTI)", Severity.Warning)]
    [InlineData("prctl", "option == PR_SET_MM", Severity.Info)]
    [InlineData("ptrace", "request == PTRACE_ATTACH", Severity.Warning)]
    [InlineData("bpf", "cmd == BPF_PROG_LOAD", Severity.Warning)]
    public void The_value_itself_is_found(string syscall, string condition, Severity severity)
    {
        Finding finding = Assert.Single(Of(Of(s_eperm, Rule(SyscallAction.Allow, When(condition), syscall)), FindingKinds.DangerousAllow));
        Assert.Equal((severity, new Mend.Justify()), (finding.Severity, finding.Mend));
        Assert.StartsWith($"'{syscall}' with ", finding.Message);
    }

    [Theory]
    [InlineData("ioctl", "cmd != TIOCSTI")]
    [InlineData("ioctl", "cmd not in { TIOCSTI, TIOCLINUX }")]
    [InlineData("ioctl", "cmd == TCGETS")]
    [InlineData("ioctl", "cmd in 0..0xffff")]
    [InlineData("ioctl", "fd == TIOCSTI")]
    [InlineData("ioctl", "cmd == TIOCSTI && cmd == TCGETS")]
    [InlineData("ptrace", "request == PTRACE_TRACEME")]
    [InlineData("read", "count == TIOCSTI")]
    public void Other_values_are_not(string syscall, string condition) =>
        Assert.Empty(Of(Of(s_eperm, Rule(SyscallAction.Allow, When(condition), syscall)), FindingKinds.DangerousAllow));

    [Fact]
    public void What_is_denied_after_all_or_justified_or_in_a_denylist_is_not()
    {
        Rule rule = Rule(SyscallAction.Allow, When("cmd == TIOCSTI"), "ioctl");
        Assert.Empty(Of(Of(s_eperm, rule, Rule(s_eperm, When("cmd == TIOCSTI"), "ioctl")), FindingKinds.DangerousAllow));
        Assert.Empty(Of(Of(s_eperm, rule with { Justification = new Justification("a terminal") }), FindingKinds.DangerousAllow));
        Assert.Empty(Of(Of(SyscallAction.Allow, rule, Rule(s_eperm, "reboot")), FindingKinds.DangerousAllow));
        Assert.Equal(
            Severity.Info,
            Assert.Single(Of(Of(s_eperm, rule with { Justification = new Justification("TODO") }), FindingKinds.DangerousAllow)).Severity);
    }

    [Fact]
    public void Every_row_is_a_syscall_and_a_constant() => Assert.All(DangerousArguments.All, row =>
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, row.Syscall, out _) && Constants.TryGet(Abi.X86_64, row.Constant, out _)));
}
