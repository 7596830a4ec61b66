using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>A run of values of a word that all lead to one node.</summary>
internal readonly record struct NodeRange(uint First, uint Last, int Node);

/// <summary>What follows for every number under one token: ranges from 0 to 2^32 - 1, without gaps, neighbours different.</summary>
internal static class NumberMap
{
    /// <param name="policy">The policy.</param>
    /// <param name="auditArch">The token; the ABIs of the policy that have it share its numbers.</param>
    /// <param name="leafOf">The node for what the rules say about a number, which may be no rule at all.</param>
    /// <param name="leafOfAction">The node for an action.</param>
    public static List<NodeRange> For(
        BoundPolicy policy,
        uint auditArch,
        Func<BoundAbi, IReadOnlyList<BoundRule>, int> leafOf,
        Func<SyscallAction, int> leafOfAction)
    {
        var ranges = new List<NodeRange>();
        uint next = 0;
        bool full = false;
        foreach ((BoundAbi abi, NumberRange domain) in policy.Abis
            .Where(abi => abi.Abi.AuditArch == auditArch)
            .SelectMany(abi => abi.Domain.Select(range => (abi, range)))
            .OrderBy(own => own.range.First))
        {
            if (domain.First > next)
                Append(ranges, next, domain.First - 1, leafOfAction(policy.ForeignAbiAction));
            AppendDomain(ranges, policy, abi, domain, leafOf, leafOfAction);
            next = unchecked(domain.Last + 1);
            full = domain.Last == uint.MaxValue;
        }

        if (!full)
            Append(ranges, next, uint.MaxValue, leafOfAction(policy.ForeignAbiAction));
        return ranges;
    }

    private static void AppendDomain(
        List<NodeRange> ranges,
        BoundPolicy policy,
        BoundAbi abi,
        NumberRange domain,
        Func<BoundAbi, IReadOnlyList<BoundRule>, int> leafOf,
        Func<SyscallAction, int> leafOfAction)
    {
        Dictionary<uint, List<BoundRule>> rules = abi.Rules.GroupBy(rule => rule.Number).ToDictionary(group => group.Key, group => group.ToList());
        var starts = new SortedSet<uint> { domain.First };
        foreach (uint number in rules.Keys)
            AddBorders(starts, number, number, domain);
        foreach (NumberRange unknown in abi.Unknown)
            AddBorders(starts, unknown.First, unknown.Last, domain);

        uint[] firsts = [.. starts];
        for (int i = 0; i < firsts.Length; i++)
        {
            uint first = firsts[i];
            uint last = i + 1 < firsts.Length ? firsts[i + 1] - 1 : domain.Last;
            bool isUnknown = abi.Unknown.Any(range => range.Contains(first));
            int leaf = isUnknown ? leafOfAction(abi.UnknownAction)
                : rules.TryGetValue(first, out List<BoundRule>? own) ? leafOf(abi, own)
                : leafOfAction(policy.DefaultAction);
            Append(ranges, first, last, leaf);
        }
    }

    private static void AddBorders(SortedSet<uint> starts, uint first, uint last, NumberRange domain)
    {
        if (domain.Contains(first))
            starts.Add(first);
        if (last < domain.Last && last >= domain.First)
            starts.Add(last + 1);
    }

    private static void Append(List<NodeRange> ranges, uint first, uint last, int node)
    {
        if (ranges.Count > 0 && ranges[ranges.Count - 1] is var previous && previous.Node == node)
            ranges[ranges.Count - 1] = new NodeRange(previous.First, last, node);
        else
            ranges.Add(new NodeRange(first, last, node));
    }
}
