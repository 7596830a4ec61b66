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
        Assert.Contains(result.Findings, finding => finding.Rule.Id == "SECC0101");
    }

    [Fact]
    public void The_same_policy_gives_the_same_bytes()
    {
        Policy policy = Allowlist([.. SyscallTable.Of(Abi.X86_64).Select(syscall => syscall.Name).Where((_, index) => index % 3 != 0)])
            .For(Abi.X86_64, Abi.X86, Abi.X32);
        byte[] first = FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program.ToBytes();
        Assert.Equal(first, FilterBuilder.Build(policy with { }, CancellationToken.None).Filter!.Program.ToBytes());
    }
}
