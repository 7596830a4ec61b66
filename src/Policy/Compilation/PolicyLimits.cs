using System.Collections.Generic;
using System.Globalization;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What the compiler refuses before it starts.</summary>
internal static class PolicyLimits
{
    /// <summary>Deeper than anyone writes, shallow enough to walk by recursion on any thread.</summary>
    private const int MaxConditionDepth = 256;

    public static Finding? Check(BoundPolicy policy)
    {
        for (int i = 1; i < policy.Abis.Count; i++)
        {
            if (policy.Abis[i].Abi.IsLittleEndian != policy.Abis[0].Abi.IsLittleEndian)
                return MixedByteOrders(policy.Abis[0], policy.Abis[i]);
        }

        foreach (BoundAbi abi in policy.Abis)
        {
            foreach (BoundRule rule in abi.Rules)
            {
                if (rule.Condition is not null && Depth(rule.Condition) is > MaxConditionDepth and var depth)
                {
                    return Finding.Of(
                        FindingKinds.ConditionTooDeep, Place.None, SyscallLabel.Of(abi.Abi, rule.Number),
                        depth.ToString(CultureInfo.InvariantCulture), MaxConditionDepth.ToString(CultureInfo.InvariantCulture));
                }
            }
        }

        return null;
    }

    private static Finding MixedByteOrders(BoundAbi one, BoundAbi other) => Finding.Of(
        FindingKinds.MixedByteOrders, Place.None,
        (one.Abi.IsLittleEndian ? one : other).Abi.Name, (one.Abi.IsLittleEndian ? other : one).Abi.Name);

    private static int Depth(BoundCondition condition)
    {
        int deepest = 0;
        var open = new Stack<(BoundCondition Condition, int Depth)>();
        open.Push((condition, 1));
        while (open.Count > 0)
        {
            (BoundCondition next, int depth) = open.Pop();
            deepest = System.Math.Max(deepest, depth);
            IEnumerable<BoundCondition> terms = next switch
            {
                BoundCondition.All all => all.Terms,
                BoundCondition.Any any => any.Terms,
                BoundCondition.Not not => [not.Term],
                _ => [],
            };
            foreach (BoundCondition term in terms)
                open.Push((term, depth + 1));
        }

        return deepest;
    }
}
