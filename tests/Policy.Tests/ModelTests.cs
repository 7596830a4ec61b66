using SeccompSharp.Policies.Model;
using Xunit;

namespace SeccompSharp.Policies.Tests;

public sealed class ModelTests
{
    [Fact]
    public void Actions_order_from_most_to_least_restrictive_as_the_kernel_orders_stacked_filters()
    {
        SyscallAction[] expected =
        [
            SyscallAction.KillProcess, SyscallAction.KillThread, SyscallAction.Trap(), SyscallAction.Errno(1),
            SyscallAction.Notify, SyscallAction.Trace(0), SyscallAction.Log, SyscallAction.Allow,
        ];
        SyscallAction[] sorted = [.. expected];
        System.Array.Reverse(sorted);
        System.Array.Sort(sorted);
        Assert.Equal(expected, sorted);
    }
}
