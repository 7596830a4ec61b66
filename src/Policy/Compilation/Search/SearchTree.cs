using System;
using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>
/// The cheapest tree of tests that finds the cell of a word's value: an exact search by dynamic programming over runs
/// of cells, each run split by a threshold, told apart by a <see cref="SearchSegment"/>, or left to a subtree that
/// exists already.
/// </summary>
/// <remarks>
/// Why equality tests only at the ends: moved up, an equality test takes as many instructions and stands in the way of
/// more values. Cells are in ascending order and may have gaps between them: values that do not occur.
/// </remarks>
internal sealed class SearchTree
{
    /// <summary>No limit on the longest path.</summary>
    public const int AnyHeight = int.MaxValue;

    private readonly DecisionGraph _graph;
    private readonly Word _word;
    private readonly uint _mask;
    private readonly SearchCell[] _cells;
    private readonly IReadOnlyList<SharedSubtree> _shared;
    private readonly TestCost _cost;
    private readonly SearchSegments _segments;
    private readonly int _count;
    private readonly double[] _weightBefore;
    private readonly Choice[][] _free; // by first and last; rows, because one array would be large enough to cost full collections
    private readonly double[][] _costByFirst; // of _free
    private readonly double[][] _costByLast; // the same, by last and first
    private readonly Dictionary<int, Choice> _limited = [];
    private readonly List<int[]> _reach = [];

    public SearchTree(
        DecisionGraph graph, Word word, uint mask, SearchCell[] cells, IReadOnlyList<SharedSubtree> shared)
        : this(graph, word, mask, cells, shared, TestCost.Model)
    {
    }

    public SearchTree(
        DecisionGraph graph, Word word, uint mask, SearchCell[] cells, IReadOnlyList<SharedSubtree> shared, TestCost cost)
    {
        _cost = cost;
        _graph = graph;
        _word = word;
        _mask = mask;
        _cells = cells;
        _shared = shared;
        _count = cells.Length;
        _segments = new SearchSegments(cells, mask, cost);
        _weightBefore = new double[_count + 1];
        for (int i = 0; i < _count; i++)
            _weightBefore[i + 1] = _weightBefore[i] + cells[i].Weight;
        _free = new Choice[_count][];
        _costByFirst = new double[_count][];
        _costByLast = new double[_count][];
        for (int i = 0; i < _count; i++)
            (_free[i], _costByFirst[i], _costByLast[i]) = (new Choice[_count], new double[_count], new double[i + 1]);
        for (int first = _count - 1; first >= 0; first--)
        {
            for (int last = first; last < _count; last++)
            {
                Choice choice = ChooseFreely(first, last);
                _free[first][last] = choice;
                _costByFirst[first][last] = choice.Cost;
                _costByLast[last][first] = choice.Cost;
            }
        }
    }

    /// <summary>How a run is decided: by a segment (0), a threshold before a cell (its index), or a shared subtree (-1 - its index).</summary>
    private readonly record struct Choice(double Cost, int Height, int How);

    /// <summary>The longest path of the cheapest tree.</summary>
    public int Height => Free(0, _count - 1).Height;

    /// <summary>What the cheapest tree costs whose paths are no longer than <paramref name="height"/>; infinite if there is none.</summary>
    public double Cost(int height) => Choose(0, _count - 1, height).Cost;

    /// <summary>The root of the cheapest tree whose paths are no longer than <paramref name="height"/>.</summary>
    public int Build(int height = AnyHeight) => Build(0, _count - 1, height);

    /// <summary>Whether the cheapest tree within the height leads to the shared subtree.</summary>
    public bool Uses(SharedSubtree subtree, int height = AnyHeight) => Uses(_shared, subtree, 0, _count - 1, height);

    private bool Uses(IReadOnlyList<SharedSubtree> shared, SharedSubtree subtree, int first, int last, int height)
    {
        Choice choice = Choose(first, last, height);
        if (choice.How < 0)
            return ReferenceEquals(shared[-1 - choice.How], subtree);
        return choice.How > 0
            && (Uses(shared, subtree, first, choice.How - 1, Below(height)) || Uses(shared, subtree, choice.How, last, Below(height)));
    }

    private int Build(int first, int last, int height)
    {
        Choice choice = Choose(first, last, height);
        if (choice.How < 0)
            return _shared[-1 - choice.How].Node;
        if (choice.How == 0)
            return _segments[first, last]!.Build(_graph, _word, _mask, _cells);
        int below = Build(first, choice.How - 1, Below(height));
        int above = Build(choice.How, last, Below(height));
        return _graph.AtLeast(_word, _mask, LowestFrom(choice.How), above, below);
    }

    /// <summary>Any value in the gap before the cell will do; one without the top bit is cheaper for the kernel's converter.</summary>
    private uint LowestFrom(int cell)
    {
        uint lowest = _cells[cell - 1].Last + 1;
        return _cells[cell].First > CostModel.TopBit && lowest <= CostModel.TopBit ? Math.Max(lowest, CostModel.TopBit) : _cells[cell].First;
    }

    private Choice Choose(int first, int last, int height)
    {
        Choice free = Free(first, last);
        if (free.Height <= height)
            return free;
        if (!IsPossible(first, last, height))
            return new Choice(double.PositiveInfinity, AnyHeight, 0);
        int key = (((height * _count) + first) * _count) + last;
        if (!_limited.TryGetValue(key, out Choice known))
        {
            known = ChooseWithin(first, last, height);
            _limited.Add(key, known);
        }

        return known;
    }

    private Choice ChooseFreely(int first, int last)
    {
        Choice best = ChooseUndivided(first, last, AnyHeight);
        double step = Threshold(first, last);
        double[] below = _costByFirst[first], above = _costByLast[last]; // of what ends before a split, and begins at it
        double budget = best.Cost - step;
        for (int split = first + 1; split <= last; split++)
        {
            double cost = below[split - 1] + above[split];
            if (cost > budget)
                continue;
            int height = 1 + Math.Max(Free(first, split - 1).Height, Free(split, last).Height);
            if (cost == budget && height >= best.Height)
                continue;
            best = new Choice(step + cost, height, split);
            budget = cost;
        }

        return best;
    }

    private Choice ChooseWithin(int first, int last, int height)
    {
        Choice best = ChooseUndivided(first, last, height);
        if (height < 2)
            return best;
        // A good tree early rules out most of the others: where no limit would split is a good guess.
        int guess = Free(first, last).How;
        if (guess > 0)
            best = BetterSplit(best, first, last, height, guess);
        int highest = Math.Min(last, _reach[height - 2][first] + 1);
        for (int split = first + 1; split <= highest; split++)
            best = BetterSplit(best, first, last, height, split);
        return best;
    }

    private Choice BetterSplit(Choice best, int first, int last, int height, int split)
    {
        // What a limit makes dearer can only be worse than what is best without it.
        double step = Threshold(first, last);
        double freeBelow = _costByFirst[first][split - 1], freeAbove = _costByLast[last][split];
        if (step + freeBelow + freeAbove >= best.Cost || _reach[height - 2][split] < last || _reach[height - 2][first] < split - 1)
            return best;
        Choice below = Choose(first, split - 1, height - 1);
        if (step + below.Cost + freeAbove >= best.Cost)
            return best;
        Choice above = Choose(split, last, height - 1);
        double cost = step + below.Cost + above.Cost;
        return cost < best.Cost ? new Choice(cost, 1 + Math.Max(below.Height, above.Height), split) : best;
    }

    /// <summary>What a threshold within a run costs; between two bare cells both its branches jump.</summary>
    private double Threshold(int first, int last) =>
        _cost.Test + _weightBefore[last + 1] - _weightBefore[first] + (last - first == 1 ? _cost.TwoWayJump : 0);

    private Choice ChooseUndivided(int first, int last, int height)
    {
        var best = new Choice(double.PositiveInfinity, AnyHeight, 0);
        if (_segments[first, last] is { } segment && segment.Height <= height)
            best = new Choice(segment.Cost, segment.Height, 0);
        for (int i = 0; i < _shared.Count; i++)
        {
            SharedSubtree shared = _shared[i];
            if (first < shared.First || last > shared.Last || shared.Height > height)
                continue;
            double cost = (shared.Instructions * _cost.Test)
                + (shared.MeanDepth * (_weightBefore[last + 1] - _weightBefore[first]));
            if (cost < best.Cost)
                best = new Choice(cost, shared.Height, -1 - i);
        }

        return best;
    }

    /// <summary>Whether any tree over the run has no longer path.</summary>
    private bool IsPossible(int first, int last, int height)
    {
        if (height < 1)
            return false;
        for (int next = _reach.Count + 1; next <= height; next++)
            _reach.Add(ReachWithin(next));
        return _reach[height - 1][first] >= last;
    }

    /// <summary>For each cell, the last cell of the longest run from it that some tree of the height tells apart.</summary>
    private int[] ReachWithin(int height)
    {
        var reach = new int[_count];
        for (int first = 0; first < _count; first++)
        {
            int last = first - 1;
            if (height > 1 && _reach[height - 2][first] is var below && below >= first)
                last = below + 1 < _count ? Math.Max(below, _reach[height - 2][below + 1]) : below;
            int longest = Math.Min(_count - 1, first + _segments.LongestFrom(first));
            for (int next = longest; next > last; next--)
            {
                if (_segments[first, next] is { } segment && segment.Height <= height)
                    last = next;
            }

            foreach (SharedSubtree shared in _shared)
            {
                if (shared.First <= first && shared.Height <= height)
                    last = Math.Max(last, shared.Last);
            }

            reach[first] = last;
        }

        return reach;
    }

    private Choice Free(int first, int last) => _free[first][last];

    private static int Below(int height) => height == AnyHeight ? AnyHeight : height - 1;
}
