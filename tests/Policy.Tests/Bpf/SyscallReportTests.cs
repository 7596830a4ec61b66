using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Bpf;

public sealed class SyscallReportTests
{
    private static readonly Program s_program = FilterBuilder.Build(
        Of(
            SyscallAction.Errno(1),
            Rule(SyscallAction.Allow, "read", "exit_group"),
            Rule(SyscallAction.Allow, Compare(0, ComparisonOperator.Equal, 1), "write"),
            Rule(SyscallAction.KillProcess, "reboot")).For(Abi.X86_64, Abi.X32),
        CancellationToken.None).Filter!.Program;

    [Theory]
    [InlineData("read", SyscallTreatment.Cached, "ALLOW")]
    [InlineData("write", SyscallTreatment.Filtered, "ALLOW, ERRNO(1)")]
    [InlineData("reboot", SyscallTreatment.Denied, "KILL_PROCESS")]
    [InlineData("getpid", SyscallTreatment.Denied, "ERRNO(1)")]
    public void A_syscall_is_cached_filtered_or_denied(string name, SyscallTreatment treatment, string actions)
    {
        SyscallReport report = Find(Abi.X86_64, name);
        Assert.Equal(treatment, report.Treatment);
        Assert.Equal(actions, string.Join(", ", report.Actions));
        Assert.Equal(treatment == SyscallTreatment.Cached, report.Instructions == 0);
    }

    [Fact]
    public void The_kernel_has_no_cache_for_x32() => Assert.Equal(SyscallTreatment.Allowed, Find(Abi.X32, "read").Treatment);

    [Fact]
    public void Instructions_are_what_the_longest_path_of_a_call_runs()
    {
        SyscallReport write = Find(Abi.X86_64, "write");
        int most = new ulong[] { 0, 1, 2, 1ul << 32 }.Max(argument =>
        {
            Interpreter.Run(s_program, new SeccompData(write.Syscall.Number, Abi.X86_64.AuditArch, [argument, 0, 0, 0, 0, 0]), out int steps);
            return steps;
        });
        Assert.Equal(most, write.Instructions);
    }

    private static SyscallReport Find(Abi abi, string name) =>
        Assert.Single(SyscallReport.Of(s_program, abi, CancellationToken.None), report => report.Syscall.Name == name);
}
