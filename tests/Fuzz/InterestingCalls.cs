using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Fuzz;

/// <summary>Calls at which a wrong filter is likely to show: at, beside and opposite to every constant.</summary>
public static class InterestingCalls
{
    /// <summary>Calls for a policy and the constants of programs that claim to be it.</summary>
    public static IEnumerable<SeccompData> Of(BoundPolicy policy, RandomSource random, params Program[] programs)
    {
        uint[] constants = [.. programs.SelectMany(program => program.Instructions).Select(instruction => instruction.K).Distinct()];
        uint[] numbers = [.. Numbers(policy).Concat(constants).SelectMany(WithNeighbours).Distinct().Order()];
        uint[] tokens = [.. policy.Abis.Select(abi => abi.Abi.AuditArch).Distinct()];
        ulong[] words = [.. constants.Select(constant => (ulong)constant)];
        foreach (uint token in tokens)
        {
            ILookup<uint, BoundCondition> conditions = policy.Abis
                .Where(abi => abi.Abi.AuditArch == token)
                .SelectMany(abi => abi.Rules)
                .Where(rule => rule.Condition is not null)
                .ToLookup(rule => rule.Number, rule => rule.Condition!);
            foreach (uint number in numbers)
            {
                foreach (ulong[] arguments in Arguments([.. conditions[number]], words, random))
                    yield return new SeccompData(number, token, arguments, random.Bits());
            }
        }

        foreach (uint token in tokens.SelectMany(WithNeighbours).Append(0u).Append(uint.MaxValue).Except(tokens))
        {
            foreach (uint number in new uint[] { 0, 1, Abi.X32Bit, numbers[numbers.Length / 2], uint.MaxValue })
                yield return new SeccompData(number, token, new ulong[6]);
        }
    }

    private static IEnumerable<uint> Numbers(BoundPolicy policy)
    {
        foreach (BoundAbi abi in policy.Abis)
        {
            foreach (NumberRange range in abi.Domain.Concat(abi.Unknown))
            {
                yield return range.First;
                yield return range.Last;
            }

            foreach (BoundRule rule in abi.Rules)
            {
                yield return rule.Number;
                yield return rule.Number ^ Abi.X32Bit;
                yield return ~rule.Number;
            }
        }
    }

    private static IEnumerable<uint> WithNeighbours(uint number) => [number - 1, number, number + 1];

    /// <summary>Arguments for which conditions hold, for which they do not, and for which that just changes.</summary>
    private static IEnumerable<ulong[]> Arguments(BoundCondition[] conditions, ulong[] words, RandomSource random)
    {
        yield return new ulong[6];
        yield return [.. Enumerable.Repeat(ulong.MaxValue, 6)];
        foreach (BoundCondition condition in conditions)
        {
            foreach (bool wanted in new[] { true, false, true, false })
            {
                ulong[] arguments = [.. Enumerable.Range(0, 6).Select(_ => random.Once(2) ? 0 : random.Bits())];
                Steer(condition, wanted, arguments, random);
                yield return arguments;
                yield return Changed(arguments, random, value => value + 1);
                yield return Changed(arguments, random, value => value - 1);
                yield return Changed(arguments, random, value => ~value);
                yield return Changed(arguments, random, value => value ^ (1ul << random.Below(64)));
                yield return Changed(arguments, random, value => value ^ (1ul << (32 + random.Below(32))));
                if (words.Length != 0)
                    yield return Changed(arguments, random, value => (value & 0xffff_ffff_0000_0000) | random.Pick(words));
            }
        }
    }

    private static ulong[] Changed(ulong[] arguments, RandomSource random, Func<ulong, ulong> change)
    {
        ulong[] changed = [.. arguments];
        int index = random.Below(changed.Length);
        changed[index] = change(changed[index]);
        return changed;
    }

    /// <summary>Moves the arguments towards making a condition hold, or fail. Best effort.</summary>
    private static void Steer(BoundCondition condition, bool wanted, ulong[] arguments, RandomSource random)
    {
        switch (condition)
        {
            case BoundCondition.Not not:
                Steer(not.Term, !wanted, arguments, random);
                break;
            case BoundCondition.All { Terms: var terms }:
                Steer(terms, every: wanted, wanted, arguments, random);
                break;
            case BoundCondition.Any { Terms: var terms }:
                Steer(terms, every: !wanted, wanted, arguments, random);
                break;
            case BoundCondition.Test test:
                foreach (ulong offset in new ulong[] { 0, 1, ulong.MaxValue, ~test.Value - test.Value })
                {
                    ulong free = random.Once(2) ? 0 : random.Bits();
                    ulong bits = test.Width == ArgumentWidth.Word ? test.Mask & uint.MaxValue : test.Mask;
                    arguments[test.Index] = ((test.Value + offset) & bits) | (free & ~bits);
                    if (PolicyEvaluator.Holds(test, new SeccompData(0, 0, arguments)) == wanted)
                        break;
                }

                break;
        }
    }

    private static void Steer(
        ImmutableEquatableArray<BoundCondition> terms, bool every, bool wanted, ulong[] arguments, RandomSource random)
    {
        if (every)
        {
            foreach (BoundCondition term in terms)
                Steer(term, wanted, arguments, random);
        }
        else if (terms.Count != 0)
        {
            Steer(random.Pick(terms), wanted, arguments, random);
        }
    }
}
