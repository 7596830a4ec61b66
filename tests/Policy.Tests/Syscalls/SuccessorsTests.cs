using System.Linq;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Syscalls;

public sealed class SuccessorsTests
{
    [Fact]
    public void Every_name_of_the_table_is_a_syscall_that_some_machine_lacks() => Assert.All(Successors.Names, name =>
    {
        Assert.True(SyscallTable.IsKnown(name), name);
        Abi[] without = [.. Abi.All.Where(abi => !SyscallTable.TryGetNumber(abi, name, out _))];
        Assert.NotEmpty(without);
        Assert.All(without.Where(abi => abi.RunsDotNet), abi => Assert.True(Successors.Find(abi, name) is not null, $"{name} on {abi}"));
    });

    [Theory]
    [InlineData("mkdir", "mkdirat")]
    [InlineData("open", "openat")]
    [InlineData("stat", "newfstatat")]
    [InlineData("renameat", null)]
    [InlineData("read", null)]
    public void On_arm64_it_is_what_libc_calls(string name, string? successor) =>
        Assert.Equal(successor, Successors.Find(Abi.AArch64, name) is { } found && !SyscallTable.TryGetNumber(Abi.AArch64, name, out _) ? found : null);
}
