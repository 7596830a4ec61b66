using System.Collections.Generic;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Compilation;
using SeccompSharp.Policies.Tests.Conditions;
using Xunit;
using Bound = SeccompSharp.Policies.Tests.Compilation.Bound;
using Reading = SeccompSharp.Policies.Tests.Conditions.Bound;

namespace SeccompSharp.Policies.Tests.Variables;

/// <summary><c>$musl</c>: 0 on musl, -1 on glibc.</summary>
public sealed class MuslVariableTests
{
    private const ulong Glibc = ulong.MaxValue;

    [Theory]
    [InlineData("tkill", "(tid & 0x8000_0000) == $musl", 1u)]
    [InlineData("lseek", "(offset & 0x8000_0000_0000_0000) == $musl", 1u)]
    [InlineData("lseek", "(offset & 0xffff_ffff_0000_0000) == $musl", 1u)]
    public void Under_a_mask_a_rule_holds_on_musl_alone(string syscall, string text, ulong argument)
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1), Bound.Allow(1, Reading.Clean(text, syscall)));
        Assert.Equal(SyscallAction.Allow, Decide(policy, 0, argument));
        Assert.Equal(SyscallAction.Errno(1), Decide(policy, 0, ulong.MaxValue));
        Assert.Equal(SyscallAction.Errno(1), Decide(policy, Glibc, argument));
        Assert.Equal(SyscallAction.Errno(1), Decide(policy, Glibc, ulong.MaxValue));
        Assert.True(BuiltInVariable.IsClosedWithoutValues(policy));
        Assert.Equal(Glibc, BuiltInVariable.Musl.Placeholder);
    }

    [Theory]
    [InlineData("tkill", "tid == $musl")]
    [InlineData("tkill", "(tid & 0xffff_ffff) == $musl")]
    [InlineData("lseek", "offset == $musl")]
    [InlineData("lseek", "(offset & 0xffff_ffff) == $musl")]
    public void Without_one_that_takes_bits_away_it_is_an_error(string syscall, string text)
    {
        Finding finding = Reading.Finding(text, syscall);
        Assert.Equal("SECC0230", finding.Kind.Id);
        Assert.Contains("(tid & 0x8000_0000) == $musl", finding.Message);
    }

    [Fact]
    public void Rules_that_deny_by_it_keep_the_filter_to_itself() => Assert.False(BuiltInVariable.IsClosedWithoutValues(
        Bound.Policy(SyscallAction.Allow, Bound.On(1, SyscallAction.Errno(1), Reading.Clean("(tid & 0x8000_0000) == $musl", "tkill")))));

    private static SyscallAction Decide(BoundPolicy policy, ulong musl, ulong argument) => policy
        .WithValues(new Dictionary<string, ulong> { [BuiltInVariable.Musl.Name] = musl })
        .Decide(new SeccompData(1, Abi.X86_64.AuditArch, [argument, argument, 0, 0, 0, 0]));
}
