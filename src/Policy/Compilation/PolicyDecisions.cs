using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using static System.FormattableString;

namespace SeccompSharp.Policies.Compilation;

/// <summary>A policy as one decision graph: first the token, then the number, then the arguments.</summary>
internal sealed class PolicyDecisions
{
    private readonly BoundPolicy _policy;
    private readonly Dictionary<Decision, int> _leaves = [];
    private readonly Dictionary<uint, List<NodeRange>> _maps = [];
    private readonly ArgumentDecisions _arguments;

    public PolicyDecisions(BoundPolicy policy, CompilerOptions options, CancellationToken ct)
    {
        _policy = policy;
        _arguments = new ArgumentDecisions(Graph, ct);
        int allow = Graph.Return(SyscallAction.Allow);
        var spaces = new List<NumberSpace>();
        foreach (IGrouping<uint, BoundAbi> abis in policy.Abis.GroupBy(abi => abi.Abi.AuditArch))
        {
            ct.ThrowIfCancellationRequested();
            List<NodeRange> ranges = NumberMap.For(policy, abis.Key, LeafOf, Graph.Return);
            _maps.Add(abis.Key, ranges);
            NumberWeights[] weights = [.. abis.Select(abi => new NumberWeights(abi.Abi, abi == policy.Abis[0] ? options.Weights : null))];
            spaces.Add(new NumberSpace([abis.Key], uint.MaxValue, [.. ranges.Select(range => new SearchCell(
                range.First, range.Last, range.Node,
                weights.Sum(weight => weight.Of(range.First, range.Last, range.Node == allow)),
                LongestPath.From(Graph, range.Node, new Accumulator(Word.Nr, uint.MaxValue))))]));
        }

        spaces = NumberSpaces.Choose(Graph, spaces);
        for (int i = 0; i < spaces.Count; i++)
            spaces[i] = spaces[i] with { Cells = SearchBlocks.Coarsen(Graph, Word.Nr, spaces[i].Mask, spaces[i].Cells, ct) };
        Trees = NumberTrees.Choose(Graph, spaces, ct);
        int root = Graph.Return(policy.ForeignAbiAction);
        for (int i = spaces.Count - 1; i >= 0; i--)
        {
            foreach (uint token in spaces[i].Tokens.Reverse())
                root = Graph.Equal(Word.Arch, uint.MaxValue, token, Trees.Roots[i], root);
        }

        Root = root;
        Spaces = spaces;
    }

    public DecisionGraph Graph { get; } = new();

    public int Root { get; }

    /// <summary>The numbers, divided into those that one tree each decides.</summary>
    public IReadOnlyList<NumberSpace> Spaces { get; }

    /// <summary>The trees.</summary>
    public NumberTrees Trees { get; }

    /// <summary>Null when the kernel's cache answers every unconditional Allow of the policy, else which one it does not.</summary>
    public string? FirstUncachedAllow(Program program)
    {
        int allow = Graph.Return(SyscallAction.Allow);
        foreach (KeyValuePair<uint, List<NodeRange>> map in _maps)
        {
            foreach (NodeRange range in map.Value.Where(range => range.Node == allow))
            {
                // Wide ranges are the default of a denylist: the ends and the table's reach stand for them.
                foreach (uint number in SampleOf(range))
                {
                    if (!ActionCache.IsConstantAllow(program, map.Key, number))
                        return Invariant($"number {number} under token 0x{map.Key:x8} is always allowed but not by the kernel's cache.");
                }
            }
        }

        return null;
    }

    /// <summary>The syscalls whose argument checks take the most decisions, most first.</summary>
    public IEnumerable<string> LargestContributors()
    {
        var sizes = new List<(Abi Abi, uint Number, int Size)>();
        foreach (BoundAbi abi in _policy.Abis)
        {
            foreach (IGrouping<uint, BoundRule> rules in abi.Rules.GroupBy(rule => rule.Number))
                sizes.Add((abi.Abi, rules.Key, SizeOf(LeafOf(abi, [.. rules]))));
        }

        return sizes.OrderByDescending(size => size.Size).Take(5)
            .Select(size => SyscallLabel.Of(size.Abi, size.Number) + Invariant($" ({size.Size} decisions)"));
    }

    private int LeafOf(BoundAbi abi, IReadOnlyList<BoundRule> rules)
    {
        Decision decision = RuleResolver.Resolve(rules, _policy.Resolution, _policy.DefaultAction);
        if (!_leaves.TryGetValue(decision, out int leaf))
        {
            leaf = _arguments.Build(decision);
            _leaves.Add(decision, leaf);
        }

        return leaf;
    }

    private int SizeOf(int root)
    {
        var seen = new HashSet<int> { root };
        var open = new Stack<int>(seen);
        while (open.Count > 0)
        {
            DecisionNode node = Graph[open.Pop()];
            if (node.Kind == DecisionKind.Return)
                continue;
            if (seen.Add(node.IfTrue))
                open.Push(node.IfTrue);
            if (seen.Add(node.IfFalse))
                open.Push(node.IfFalse);
        }

        return seen.Count;
    }

    private static IEnumerable<uint> SampleOf(NodeRange range)
    {
        const uint Sampled = 1024;
        for (uint i = 0; i < Sampled && range.Last - range.First >= i; i++)
            yield return range.First + i;
        if (range.Last - range.First >= Sampled)
            yield return range.Last;
    }
}
