using System.Linq;
using SeccompSharp.Policies.Export;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Export;

/// <summary>Attributes are written as a person would write them.</summary>
public sealed class AttributeWriterTests
{
    [Fact]
    public void Each_action_has_its_attribute() => Assert.Equal(
        [
            "SeccompFilter(SeccompAction.KillProcess)",
            "SeccompAllow(\"read\", \"@files-read\")",
            "SeccompDeny(\"mount\")",
            "SeccompDeny(\"clone3\", Errno = Errno.ENOSYS)",
            "SeccompDeny(\"reboot\", Errno = (Errno)4000)",
            "SeccompDeny(\"ptrace\", Action = SeccompAction.Trap, When = \"args[0] == 16\")",
            "SeccompRule(SeccompAction.Trap, \"bpf\", Data = 7)",
            "SeccompRule(SeccompAction.Trace, \"acct\", Data = 1)",
            "SeccompRule(SeccompAction.Log, \"kexec_load\")",
        ],
        Write(Of(
            SyscallAction.KillProcess,
            Rule(SyscallAction.Allow, "read", "@files-read"),
            Rule(SyscallAction.Errno(1), "mount"),
            Rule(SyscallAction.Errno(38), "clone3"),
            Rule(SyscallAction.Errno(4000), "reboot"),
            Rule(SyscallAction.Trap(), Compare(0, ComparisonOperator.Equal, 16), "ptrace"),
            Rule(SyscallAction.Trap(7), "bpf"),
            Rule(SyscallAction.Trace(1), "acct"),
            Rule(SyscallAction.Log, "kexec_load")) with { Unknown = UnknownSyscalls.Table }));

    [Fact]
    public void What_holds_for_the_whole_stands_in_one() => Assert.Equal(
        "S.SeccompFilter(S.SeccompAction.Errno, DefaultErrno = S.Errno.EACCES, ForeignAbi = S.SeccompAction.Log,\n"
        + "    CompatAbis = S.SeccompAbis.X86 | S.SeccompAbis.X32, Unknown = S.SeccompUnknown.None, MinKernel = \"5.10\",\n    Report = true)",
        AttributeWriter.Write(
            Of(SyscallAction.Errno(13)).For(Abi.X86_64, Abi.X86, Abi.X32) with { ForeignAbiAction = SyscallAction.Log, MinKernel = new KernelVersion(5, 10) },
            "S.", ["Report = true"]).Single());

    [Fact]
    public void Names_that_no_kernel_knows_are_left_out() => Assert.Equal(
        ["SeccompFilter(SeccompAction.Errno)", "SeccompAllow(\"read\")"],
        Write(Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, "read", "no_such_call"), Rule(SyscallAction.Allow, "nor_this")) with { Unknown = UnknownSyscalls.Table }));

    [Fact]
    public void Long_lists_are_wrapped() => Assert.All(
        Write(Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, [.. Enumerable.Repeat("rt_sigprocmask", 40)])))[1].Split('\n'),
        line => Assert.InRange(line.Length, 1, 120));

    private static string[] Write(Policy policy) => [.. AttributeWriter.Write(policy, "", [])];
}
