using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Syscalls;

public sealed class SyscallTableTests
{
    private const uint X32Last = Abi.X32Bit + 547;

    public static TheoryData<string> EveryAbi => [.. Abi.All.Select(abi => abi.Name)];

    [Theory]
    [InlineData("x86_64", "read", 0)]
    [InlineData("x86_64", "seccomp", 317)]
    [InlineData("x86", "socketcall", 102)]
    [InlineData("x32", "execve", 0x40000000 + 520)]
    [InlineData("aarch64", "openat", 56)]
    [InlineData("arm", "cacheflush", 0xf0002)]
    [InlineData("riscv64", "riscv_flush_icache", 259)]
    [InlineData("s390x", "mmap", 90)]
    [InlineData("s390", "mmap2", 192)]
    [InlineData("ppc64le", "seccomp", 358)]
    [InlineData("ppc64", "seccomp", 358)]
    [InlineData("ppc", "mmap2", 192)]
    [InlineData("loongarch64", "execve", 221)]
    [InlineData("mips", "read", 4003)]
    [InlineData("mipsel", "read", 4003)]
    [InlineData("mips64", "read", 5000)]
    [InlineData("mipsel64n32", "read", 6000)]
    public void Well_known_calls_have_their_numbers(string abi, string name, uint number)
    {
        Assert.True(SyscallTable.TryGetNumber(Abi.Find(abi)!, name, out uint found));
        Assert.Equal(number, found);
    }

    [Fact]
    public void The_highest_number_leaves_out_what_arm_keeps_for_itself()
    {
        Assert.Equal(SyscallTable.HighestNumber(Abi.X86_64), SyscallTable.HighestNumber(Abi.Arm));
        Assert.Equal(469u, SyscallTable.HighestNumber(Abi.S390));
        Assert.Equal(X32Last, SyscallTable.HighestNumber(Abi.X32));
    }

    [Theory]
    [MemberData(nameof(EveryAbi))]
    public void Every_number_has_a_name_that_has_the_number(string name)
    {
        Abi abi = Abi.Find(name)!;
        Assert.NotEmpty(SyscallTable.Of(abi));
        foreach (Syscall call in SyscallTable.Of(abi))
        {
            Assert.True(SyscallTable.TryGetNumber(abi, call.Name, out uint number));
            Assert.Equal(call.Number, number);
            Assert.True(SyscallTable.TryGetName(abi, call.Number, out string? found));
            Assert.Equal(call.Name, found);
        }
    }

    [Theory]
    [MemberData(nameof(EveryAbi))]
    public void Numbers_ascend_and_occur_once(string name)
    {
        IReadOnlyList<Syscall> calls = SyscallTable.Of(Abi.Find(name)!);
        Assert.All(calls.Zip(calls.Skip(1)), pair => Assert.True(pair.First.Number < pair.Second.Number));
    }

    [Fact]
    public void Names_ascend_in_ordinal_order_and_occur_once() =>
        Assert.All(
            SyscallTable.Names.Zip(SyscallTable.Names.Skip(1)),
            pair => Assert.True(string.CompareOrdinal(pair.First, pair.Second) < 0));

    [Fact]
    public void Every_name_belongs_to_an_abi() =>
        Assert.All(SyscallTable.Names, name => Assert.Contains(Abi.All, abi => SyscallTable.TryGetNumber(abi, name, out _)));

    [Fact]
    public void A_second_name_is_found_but_the_number_answers_with_the_first()
    {
        Assert.True(SyscallTable.TryGetNumber(Abi.Arm, "sync_file_range2", out uint number));
        Assert.True(SyscallTable.TryGetName(Abi.Arm, number, out string? name));
        Assert.Equal("arm_sync_file_range", name);
    }

    [Fact]
    public void Names_and_numbers_that_are_in_no_table_are_not_found()
    {
        Assert.False(SyscallTable.IsKnown("Read"));
        Assert.False(SyscallTable.TryGetNumber(Abi.AArch64, "open", out _));
        Assert.False(SyscallTable.TryGetName(Abi.X86_64, 0x40000000, out _));
        Assert.False(SyscallTable.TryGetName(Abi.X86_64, uint.MaxValue, out _));
        Assert.Null(SyscallTable.Since("no_such_call"));
        Assert.False(SyscallTable.IsStub(Abi.X86_64, "no_such_call"));
    }

    [Theory]
    [InlineData("openat2", 5, 6)]
    [InlineData("seccomp", 3, 17)]
    [InlineData("pipe2", 2, 6)]
    public void A_call_knows_the_kernel_that_brought_it(string name, int major, int minor) =>
        Assert.Equal(new KernelVersion(major, minor), SyscallTable.Since(name));

    [Fact]
    public void A_number_with_nothing_behind_it_is_a_stub()
    {
        Assert.True(SyscallTable.IsStub(Abi.X86_64, "set_thread_area"));
        Assert.False(SyscallTable.IsStub(Abi.X86, "set_thread_area"));
        Assert.False(SyscallTable.IsStub(Abi.X86_64, "read"));
    }

    [Fact]
    public void The_table_says_which_linux_it_is_from() =>
        Assert.True(SyscallTable.KernelVersion.CompareTo(new KernelVersion(7, 2)) >= 0);

    [Fact]
    public void No_call_is_newer_than_the_table() =>
        Assert.All(SyscallTable.Names, name =>
            Assert.True((SyscallTable.Since(name) ?? default).CompareTo(SyscallTable.KernelVersion) <= 0));
}
