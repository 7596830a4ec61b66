using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.KernelBench;

/// <summary>A rule as seccomp_rule_add_array takes it.</summary>
/// <param name="Action">SCMP_ACT_*, which is the return value.</param>
/// <param name="Syscall">What seccomp_syscall_resolve_name says.</param>
/// <param name="Comparisons">All of which must hold.</param>
internal sealed record LibseccompRule(uint Action, int Syscall, IReadOnlyList<LibseccompComparison> Comparisons);

/// <summary>struct scmp_arg_cmp of seccomp.h.</summary>
internal readonly record struct LibseccompComparison(uint Argument, int Operator, ulong DatumA, ulong DatumB);

/// <summary>A policy as its author would write it for libseccomp.</summary>
/// <remarks>Comparisons are 64 bits wide, as libseccomp has them; its filters look at high words that the kernel does not.</remarks>
internal static class LibseccompRules
{
    private const int MaskedEqual = 7;

    /// <summary>The SCMP_CMP_* of each operator.</summary>
    private static readonly Dictionary<ComparisonOperator, int> s_operators = new()
    {
        [ComparisonOperator.NotEqual] = 1, [ComparisonOperator.Less] = 2, [ComparisonOperator.LessOrEqual] = 3,
        [ComparisonOperator.Equal] = 4, [ComparisonOperator.GreaterOrEqual] = 5, [ComparisonOperator.Greater] = 6,
    };

    /// <exception cref="NotSupportedException">A condition is beyond what libseccomp can say.</exception>
    public static List<LibseccompRule> Of(BoundPolicy policy, Func<string, int> resolve)
    {
        var rules = new List<LibseccompRule>();
        var seen = new HashSet<(string, BoundCondition?)>();
        foreach (BoundAbi abi in policy.Abis)
        {
            foreach (IGrouping<uint, BoundRule> number in abi.Rules.GroupBy(rule => rule.Number))
            {
                if (!SyscallTable.TryGetName(abi.Abi, number.Key, out string? name))
                    continue;
                int syscall = resolve(name);
                BoundRule? unconditional = number.FirstOrDefault(rule => rule.Condition is null);
                if (syscall == -1 || (abi.Abi != policy.Abis[0].Abi && SyscallTable.TryGetNumber(policy.Abis[0].Abi, name, out _)))
                    continue;
                foreach (BoundRule rule in unconditional is null ? number : Enumerable.Repeat(unconditional, 1))
                {
                    if (!seen.Add((name, rule.Condition)) || rule.Action == policy.DefaultAction)
                        continue;
                    foreach (IReadOnlyList<LibseccompComparison> conjunction in Alternatives(rule.Condition ?? BoundCondition.True, negated: false))
                        rules.Add(new LibseccompRule(rule.Action.ReturnValue, syscall, conjunction));
                }
            }
        }

        return rules;
    }

    private static IEnumerable<IReadOnlyList<LibseccompComparison>> Alternatives(BoundCondition condition, bool negated) => condition switch
    {
        BoundCondition.Not not => Alternatives(not.Term, !negated),
        BoundCondition.All all => negated ? all.Terms.SelectMany(term => Alternatives(term, true)) : Product(all.Terms, false),
        BoundCondition.Any any => negated ? Product(any.Terms, true) : any.Terms.SelectMany(term => Alternatives(term, false)),
        BoundCondition.Test test => Comparisons(negated ? test with { Operator = Opposite(test.Operator) } : test),
        _ => throw new NotSupportedException("Not a condition of a bound policy."),
    };

    private static IEnumerable<IReadOnlyList<LibseccompComparison>> Product(IEnumerable<BoundCondition> terms, bool negated) =>
        terms.Aggregate(
            (IEnumerable<IReadOnlyList<LibseccompComparison>>)[[]],
            (before, term) => before.SelectMany(left => Alternatives(term, negated).Select(right => Join(left, right))));

    private static IReadOnlyList<LibseccompComparison> Join(IReadOnlyList<LibseccompComparison> left, IReadOnlyList<LibseccompComparison> right) =>
        left.Any(one => right.Any(other => other.Argument == one.Argument))
            ? throw new NotSupportedException("libseccomp takes one comparison an argument in a rule.")
            : [.. left, .. right];

    private static IEnumerable<IReadOnlyList<LibseccompComparison>> Comparisons(BoundCondition.Test test)
    {
        ulong all = test.Width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue;
        if (test.Mask == all)
            yield return [new((uint)test.Index, s_operators[test.Operator], test.Value, 0)];
        else if (test.Operator == ComparisonOperator.Equal)
            yield return [new((uint)test.Index, MaskedEqual, test.Mask, test.Value)];
        else if (test.Operator == ComparisonOperator.NotEqual && (test.Mask & (test.Mask - 1)) == 0)
            yield return [new((uint)test.Index, MaskedEqual, test.Mask, test.Value ^ test.Mask)];
        else
            throw new NotSupportedException($"libseccomp has no masked {test.Operator}.");
    }

    private static ComparisonOperator Opposite(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        _ => ComparisonOperator.Greater,
    };
}
