using System;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Bpf;
using Xunit;

namespace SeccompSharp.Policies.Tests.Compilation;

public sealed class LimitTests
{
    [Fact]
    public void Tests_reach_returns_and_trees_beyond_255_instructions()
    {
        BoundPolicy policy = Scattered(1000);
        Program program = policy.Compile();
        Assert.True(program.Instructions.Count > 1024);
        for (uint number = 0; number < 4100; number++)
            program.AssertAgrees(policy, Programs.Call(number));
    }

    [Fact]
    public void A_filter_beyond_4096_instructions_is_refused_by_name()
    {
        BoundCondition[] pairs = [.. Enumerable.Range(0, 3000).Select(i => Bound.All(
            Bound.Word(0, ComparisonOperator.Equal, (uint)i * 2654435761u), Bound.Word(1, ComparisonOperator.Equal, (uint)i * 40503u)))];
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1), Bound.Allow(16, Bound.Any(pairs)), Bound.Allow(1));
        CompilationResult result = FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None);
        Assert.Null(result.Program);
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal(FindingKinds.FilterTooLong, finding.Kind);
        Assert.Contains("ioctl on x86_64", finding.Message);
    }

    [Fact]
    public void ABIs_of_both_byte_orders_are_refused()
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Allow).For(Bound.Covers(Abi.X86_64), Bound.Covers(Abi.S390x));
        CompilationResult result = FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None);
        Assert.Null(result.Program);
        Assert.Equal(FindingKinds.MixedByteOrders, Assert.Single(result.Findings).Kind);
    }

    [Fact]
    public void A_condition_nested_a_thousand_deep_is_refused()
    {
        BoundCondition condition = Bound.Word(0, ComparisonOperator.Equal, 1);
        for (int i = 0; i < 1000; i++)
            condition = Bound.Not(condition);
        CompilationResult result = FilterCompiler.Compile(
            Bound.Policy(SyscallAction.Errno(1), Bound.Allow(1, condition)), CompilerOptions.Default, CancellationToken.None);
        Assert.Null(result.Program);
        Assert.Equal(FindingKinds.ConditionTooDeep, Assert.Single(result.Findings).Kind);
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => FilterCompiler.Compile(Scattered(50), CompilerOptions.Default, source.Token));
    }

    [Fact]
    public void The_same_policy_makes_the_same_program() =>
        Assert.Equal(Scattered(400).Compile(), Scattered(400).Compile());

    /// <summary>Two numbers in four allowed in alternating ways, so that no intervals merge.</summary>
    private static BoundPolicy Scattered(int count) => Bound.Policy(
        SyscallAction.Errno(1),
        [.. Enumerable.Range(0, count).SelectMany(i => new[]
        {
            Bound.Allow((uint)(4 * i)),
            Bound.Allow((uint)((4 * i) + 1)),
            Bound.On((uint)((4 * i) + 2), SyscallAction.Errno((ushort)(2 + (i % 5)))),
        })]);
}
