using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The search trees of all number spaces, chosen together: they share subtrees and bound the longest path.</summary>
internal sealed class NumberTrees
{
    private readonly DecisionGraph _graph;
    private readonly List<Tree> _trees = [];

    private NumberTrees(DecisionGraph graph, IReadOnlyList<NumberSpace> spaces, CancellationToken ct)
    {
        _graph = graph;
        Search(spaces, ct);
        int longestPath = ChooseLongestPath(ct);
        Cost = _trees.Sum(tree => tree.Cost(longestPath));
        Roots = [.. _trees.Select(tree => tree.Search.Build(longestPath - tree.Prefix))];
    }

    /// <summary>One a space, in the same order.</summary>
    public IReadOnlyList<int> Roots { get; }

    /// <summary>What the trees cost by the model, in nanoseconds over the life of a process.</summary>
    public double Cost { get; }

    /// <param name="Space">The numbers.</param>
    /// <param name="Search">Their search tree.</param>
    /// <param name="Prefix">The instructions on the way to its root.</param>
    private sealed record Tree(NumberSpace Space, SearchTree Search, int Prefix)
    {
        public double Cost(int longestPath) => Search.Cost(longestPath - Prefix);
    }

    /// <summary>Chooses the trees and builds them.</summary>
    public static NumberTrees Choose(DecisionGraph graph, IReadOnlyList<NumberSpace> spaces, CancellationToken ct) =>
        new(graph, spaces, ct);

    /// <summary>What a tree costs that has as few tests as can be, whatever steps that takes.</summary>
    public static double Smallest(DecisionGraph graph, uint mask, SearchCell[] cells) =>
        new SearchTree(graph, Word.Nr, mask, [.. cells.Select(cell => cell with { Weight = 0 })], []).Cost(SearchTree.AnyHeight);

    private void Search(IReadOnlyList<NumberSpace> spaces, CancellationToken ct)
    {
        (NumberSpace[] cut, List<(SharedRun Run, int One, int Other)> runs) = CutAtSharedRuns(spaces);
        var shared = runs.Select(run => BuildShared(run.Run, cut[run.One].Mask & cut[run.Other].Mask)).ToList();
        var paidFor = new HashSet<int>();
        int tokens = 0;
        for (int i = 0; i < cut.Length; i++)
        {
            ct.ThrowIfCancellationRequested();
            var own = new List<SharedSubtree>();
            var ownRuns = new List<int>();
            for (int r = 0; r < runs.Count; r++)
            {
                if (runs[r].One != i && runs[r].Other != i)
                    continue;
                own.Add(Offer(shared[r], runs[r].Run, cut[i], paidFor.Contains(r)));
                ownRuns.Add(r);
            }

            var search = new SearchTree(_graph, Word.Nr, cut[i].Mask, cut[i].Cells, own);
            for (int r = 0; r < own.Count; r++)
            {
                if (search.Uses(own[r]))
                    paidFor.Add(ownRuns[r]);
            }

            tokens += cut[i].Tokens.Count;
            _trees.Add(new Tree(cut[i], search, Prefix(cut[i], tokens)));
        }
    }

    private readonly record struct Shared(int Node, uint Mask, int Tests, int Height, double MeanDepth);

    /// <summary>The spaces without what two of them have in common, and that.</summary>
    public static (NumberSpace[] Cut, List<(SharedRun Run, int One, int Other)> Runs) CutAtSharedRuns(IReadOnlyList<NumberSpace> spaces)
    {
        NumberSpace[] cut = [.. spaces];
        var runs = new List<(SharedRun Run, int One, int Other)>();
        for (int one = 0; one < spaces.Count; one++)
        {
            for (int other = one + 1; other < spaces.Count; other++)
            {
                SharedRun run = SharedRun.Longest(spaces[one], spaces[other]);
                if (run.Tests < CostModel.SharedRun)
                    continue;
                runs.Add((run, one, other));
                cut[one] = cut[one].CutBefore(run.First, unchecked(run.Last + 1));
                cut[other] = cut[other].CutBefore(run.First, unchecked(run.Last + 1));
            }
        }

        return (cut, runs);
    }

    private Shared BuildShared(SharedRun run, uint mask)
    {
        var search = new SearchTree(_graph, Word.Nr, mask, run.Cells, []);
        double weight = run.Cells.Sum(cell => cell.Weight);
        double meanDepth = weight == 0 ? 0 : (search.Cost(SearchTree.AnyHeight) - Smallest(_graph, mask, run.Cells)) / weight;
        return new Shared(search.Build(), mask, run.Tests, search.Height, Math.Max(0, meanDepth));
    }

    /// <summary>The first tree to lead there pays for the instructions, with a little off for who may follow.</summary>
    private static SharedSubtree Offer(Shared shared, SharedRun run, NumberSpace space, bool paidFor)
    {
        int first = 0, last = space.Cells.Length - 1;
        while (space.Cells[first].First < run.First)
            first++;
        while (space.Cells[last].Last > run.Last)
            last--;
        int mask = space.Mask == shared.Mask ? 0 : 1;
        return new SharedSubtree(
            first, last, shared.Node, mask + (paidFor ? 0 : CostModel.FirstPays * shared.Tests), shared.Height + mask, shared.MeanDepth + mask);
    }

    /// <summary>ld arch, a test for each token up to this space's last, ld nr, and perhaps a mask.</summary>
    private static int Prefix(NumberSpace space, int tokens) => 1 + tokens + 1 + (space.Mask == uint.MaxValue ? 0 : 1);

    /// <summary>Shortens the longest path for as long as that costs less than it is worth.</summary>
    private int ChooseLongestPath(CancellationToken ct)
    {
        int longest = _trees.Max(tree => tree.Prefix + tree.Search.Height);
        double cost = _trees.Sum(tree => tree.Cost(longest));
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            double shorter = _trees.Sum(tree => tree.Cost(longest - 1));
            if (shorter - cost >= CostModel.LongestPath)
                return longest;
            longest--;
            cost = shorter;
        }
    }
}
