using System;
using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>The cheapest <see cref="SearchSegment"/> for every run of cells that has one.</summary>
internal sealed class SearchSegments
{
    /// <summary>A longer chain of equality tests is never cheaper than a threshold and two shorter ones.</summary>
    private const int MaxExceptions = 8;

    /// <summary>How many cells a test of bits is tried on; longer alternations do not occur among syscall numbers.</summary>
    private const int MaxBitWindow = 12;

    private readonly SearchCell[] _cells;
    private readonly uint _mask;
    private readonly TestCost _cost;
    private readonly SearchSegment?[][] _best;
    private readonly int[] _longest;

    public SearchSegments(SearchCell[] cells, uint mask, TestCost cost)
    {
        _cells = cells;
        _mask = mask;
        _cost = cost;
        _best = new SearchSegment?[cells.Length][];
        _longest = new int[cells.Length];
        for (int first = 0; first < cells.Length; first++)
        {
            _best[first] = new SearchSegment?[cells.Length];
            FindChainsFrom(first);
            FindBitTestsFrom(first);
        }
    }

    public SearchSegment? this[int first, int last] => _best[first][last];

    /// <summary>How many cells follow <paramref name="first"/> in the longest segment that begins with it.</summary>
    public int LongestFrom(int first) => _longest[first];

    private void FindChainsFrom(int first)
    {
        var tried = new List<int>(MaxExceptions + 1);
        for (int cell = first; cell < _cells.Length && cell <= first + MaxExceptions; cell++)
        {
            if (!tried.Contains(_cells[cell].Node))
            {
                tried.Add(_cells[cell].Node);
                FindChains(first, _cells[cell].Node);
            }

            if (!_cells[cell].IsSingle)
                break;
        }
    }

    private void FindChains(int first, int rest)
    {
        var exceptions = new List<int>(MaxExceptions);
        double restWeight = 0;
        int restHeight = 0;
        for (int last = first; last < _cells.Length; last++)
        {
            ref SearchCell cell = ref _cells[last];
            if (cell.Node == rest)
            {
                restWeight += cell.Weight;
                restHeight = Math.Max(restHeight, cell.Height);
            }
            else if (cell.IsSingle && exceptions.Count < MaxExceptions)
            {
                InsertByHeightThenWeight(exceptions, last);
            }
            else
            {
                return;
            }

            if (restHeight > 0)
                Offer(first, last, exceptions, rest, restWeight, restHeight);
        }
    }

    /// <summary>Long paths go first because they make the tree high, heavy ones because they make it dear.</summary>
    private void InsertByHeightThenWeight(List<int> exceptions, int cell)
    {
        int place = exceptions.Count;
        while (place > 0 && ComesBefore(_cells[cell], _cells[exceptions[place - 1]]))
            place--;
        exceptions.Insert(place, cell);
    }

    private static bool ComesBefore(SearchCell one, SearchCell other) =>
        one.Height != other.Height ? one.Height > other.Height : one.Weight > other.Weight;

    private void Offer(int first, int last, List<int> exceptions, int rest, double restWeight, int restHeight)
    {
        double cost = exceptions.Count * (_cost.Test + restWeight);
        if (exceptions.Count > 0)
            cost += _cost.TwoWayJump;
        int height = exceptions.Count + restHeight;
        for (int i = 0; i < exceptions.Count; i++)
        {
            cost += (i + 1) * _cells[exceptions[i]].Weight;
            height = Math.Max(height, i + 1 + _cells[exceptions[i]].Height);
        }

        if (IsBetter(first, last, cost, height))
            Set(first, last, new SearchSegment([.. exceptions], rest, 0, -1, false, cost, height));
    }

    private void FindBitTestsFrom(int first)
    {
        var nodes = new List<int>(4) { _cells[first].Node };
        for (int last = first + 1; last < _cells.Length && last < first + MaxBitWindow; last++)
        {
            if (!nodes.Contains(_cells[last].Node))
                nodes.Add(_cells[last].Node);
            if (nodes.Count > 3)
                return;
            double known = this[first, last]?.Cost ?? double.PositiveInfinity;
            if (last == first + 1 || known <= _cost.Test + _cost.TwoWayJump)
                continue;
            if (nodes.Count == 2)
                TryBitTest(first, last, exception: -1);
            for (int cell = first; cell <= last && known > (2 * _cost.Test) + _cost.TwoWayJump; cell++)
            {
                if (_cells[cell].IsSingle)
                    TryBitTest(first, last, cell);
            }
        }
    }

    /// <summary>Whether one test of bits tells the cells apart, all but the exception.</summary>
    private void TryBitTest(int first, int last, int exception)
    {
        int one = -1, other = -1;
        for (int cell = first; cell <= last; cell++)
        {
            int node = _cells[cell].Node;
            if (cell == exception || node == one || node == other)
                continue;
            if (one < 0)
                one = node;
            else if (other < 0)
                other = node;
            else
                return;
        }

        if (other >= 0 && !TryBitTest(first, last, exception, one, other))
            TryBitTest(first, last, exception, other, one);
    }

    private bool TryBitTest(int first, int last, int exception, int without, int with)
    {
        uint bits = _mask & BitsIn(first, last);
        for (int cell = first; cell <= last && bits != 0; cell++)
        {
            if (cell != exception && _cells[cell].Node == without)
                bits &= ~BitTest.BitsIn(_cells[cell].First, _cells[cell].Last);
        }

        if (bits == 0)
            return false;
        for (int cell = first; cell <= last; cell++)
        {
            if (cell != exception && _cells[cell].Node == with
                && !BitTest.AllHaveAnyOf(bits, _cells[cell].First, _cells[cell].Last))
            {
                return false;
            }
        }

        OfferBitTest(first, last, exception, without, with, bits);
        return true;
    }

    /// <summary>The bits that at least one of the values has: others would only make the constant wide.</summary>
    private uint BitsIn(int first, int last)
    {
        uint bits = 0;
        for (int cell = first; cell <= last; cell++)
            bits |= BitTest.BitsIn(_cells[cell].First, _cells[cell].Last);
        return bits;
    }

    private void OfferBitTest(int first, int last, int exception, int without, int with, uint bits)
    {
        bool exceptionHasBits = exception >= 0 && (_cells[exception].First & bits) != 0;
        double cost = ((exception < 0 ? 1 : 2) * _cost.Test) + _cost.TwoWayJump;
        int height = 0;
        for (int cell = first; cell <= last; cell++)
        {
            bool onSideOfException = exception >= 0
                && (cell == exception || (_cells[cell].Node == with) == exceptionHasBits);
            int depth = onSideOfException ? 2 : 1;
            cost += depth * _cells[cell].Weight;
            height = Math.Max(height, depth + _cells[cell].Height);
        }

        if (IsBetter(first, last, cost, height))
            Set(first, last, new SearchSegment(exception < 0 ? [] : [exception], without, bits, with, exceptionHasBits, cost, height));
    }

    private bool IsBetter(int first, int last, double cost, int height) =>
        this[first, last] is not { } known || cost < known.Cost || (cost == known.Cost && height < known.Height);

    private void Set(int first, int last, SearchSegment segment)
    {
        _best[first][last] = segment;
        _longest[first] = Math.Max(_longest[first], last - first);
    }
}
