using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Bpf;
using Xunit;

namespace SeccompSharp.Policies.Tests.Compilation;

public sealed class ConditionTests
{
    private static readonly ComparisonOperator[] s_operators = (ComparisonOperator[])Enum.GetValues(typeof(ComparisonOperator));

    private static readonly ulong[] s_values =
    [
        0, 1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, 0x1_0000_0000, 0x1_0000_0001, 0x2_0000_0000,
        0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, 0xffff_ffff_0000_0000, 0xffff_ffff_ffff_fffe, 0xffff_ffff_ffff_ffff,
    ];

    private static readonly ulong[] s_masks =
        [ulong.MaxValue, 0, 1, 3, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, 0xffff_ffff_0000_0000, 0xf0f0_0000_000f_000f];

    [Fact]
    public void Word_comparisons_ignore_the_high_word()
    {
        foreach (ComparisonOperator op in s_operators)
        {
            foreach (ulong mask in s_masks.Where(mask => mask <= uint.MaxValue).Append(uint.MaxValue))
            {
                foreach (ulong value in s_values.Where(value => value <= uint.MaxValue))
                    AssertAgrees(Bound.Word(0, op, (uint)value, (uint)mask));
            }
        }
    }

    [Fact]
    public void Register_comparisons_read_both_words()
    {
        foreach (ComparisonOperator op in s_operators)
        {
            foreach (ulong mask in s_masks)
            {
                foreach (ulong value in s_values)
                    AssertAgrees(Bound.Register(0, op, value, mask));
            }
        }
    }

    [Fact]
    public void Connectives_combine_tests_of_several_arguments()
    {
        BoundCondition a = Bound.Word(0, ComparisonOperator.Equal, 1);
        BoundCondition b = Bound.Register(1, ComparisonOperator.Greater, 0xffff_ffff);
        BoundCondition c = Bound.Word(0, ComparisonOperator.NotEqual, 0, 2);
        BoundCondition d = Bound.Word(5, ComparisonOperator.LessOrEqual, 3);
        foreach (BoundCondition condition in new[]
        {
            Bound.All(a, b), Bound.Any(a, b), Bound.Not(Bound.All(a, b)), Bound.All(Bound.Any(a, c), b),
            Bound.Any(Bound.All(a, b), Bound.All(c, d), Bound.Not(b)), Bound.All(a, a, Bound.Not(a)), Bound.Any(a, Bound.Not(a)),
            Bound.All(), Bound.Any(), Bound.Not(Bound.All()), Bound.Not(Bound.Not(c)),
            Bound.All(Bound.Any(a, b, c), Bound.Any(b, c, d), Bound.Not(Bound.All(b, d))),
        })
        {
            AssertAgrees(condition);
        }
    }

    private static void AssertAgrees(BoundCondition condition)
    {
        BoundPolicy policy = Bound.Policy(SyscallAction.Errno(1), Bound.Allow(7, condition));
        Program program = policy.Compile();
        int[] indexes = [.. IndexesOf(condition).Distinct()];
        foreach (ulong[] args in Tuples(indexes, 0, new ulong[6]))
            program.AssertAgrees(policy, Programs.Call(7, Abi.X86_64.AuditArch, args));
    }

    private static IEnumerable<ulong[]> Tuples(int[] indexes, int next, ulong[] args)
    {
        if (next == indexes.Length)
            return [(ulong[])args.Clone()];
        return s_values.SelectMany(value =>
        {
            args[indexes[next]] = value;
            return Tuples(indexes, next + 1, args).ToList();
        });
    }

    private static IEnumerable<int> IndexesOf(BoundCondition condition) => condition switch
    {
        BoundCondition.All all => all.Terms.SelectMany(IndexesOf),
        BoundCondition.Any any => any.Terms.SelectMany(IndexesOf),
        BoundCondition.Not not => IndexesOf(not.Term),
        _ => [((BoundCondition.Test)condition).Index],
    };
}
