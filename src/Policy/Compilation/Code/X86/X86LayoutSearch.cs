using System;
using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Compilation;

/// <summary>
/// Looks for a layout that x86_64 kernels install fast. Which successor follows a test and where a return is repeated is
/// free, and decides how often their JIT compiler goes over the program (<see cref="X86Jit"/>).
/// </summary>
/// <remarks>
/// A walk: change something around a jump that gets short late, keep what is no worse, and start from elsewhere when nothing
/// gets better. Its choices are a fixed sequence and its end is a count: the same code gets the same layout.
/// </remarks>
internal sealed class X86LayoutSearch : ILayoutSearch
{
    /// <summary>How many instructions the walk lays: a few milliseconds. Most walks end before, with no jump late.</summary>
    private const int Work = 25_000;

    /// <summary>What a short program's layout counts as: it has less to gain.</summary>
    private const int LeastWork = 64;

    /// <summary>How many changes may pass without a gain.</summary>
    private const int Patience = 32;

    /// <summary>One in so many changes for the worse is kept.</summary>
    private const int TriesForOneLoss = 16;

    /// <summary>How far behind a late jump a return is repeated: a short jump skips no more.</summary>
    private const int Near = 12;

    /// <summary>How many tests above a late jump may have their successors swapped.</summary>
    private const int Up = 5;

    private readonly CodeGraph _code;
    private readonly int _root;
    private readonly Layout _layout;
    private readonly X86Jit _jit = new();
    private readonly List<int> _swaps = []; // tests between two subtrees
    private readonly int[] _predecessor;
    private readonly List<int> _late = []; // what the late jumps of the current plan belong to
    private readonly List<int> _nearLate = []; // tests that lead to a return, a little behind them
    private uint _random = 2_463_534_242;

    public X86LayoutSearch(CodeGraph code, int root)
    {
        _code = code;
        _root = root;
        _layout = new Layout(code);
        _predecessor = new int[code.Count];
        _predecessor[root] = -1;
        for (int node = 0; node < code.Count; node++)
        {
            if (IsSwap(node))
                _swaps.Add(node);
            if (!code[node].IsReturn)
                _predecessor[code[node].Next] = node;
            if (code[node].IsTest)
                _predecessor[code[node].IfFalse] = node;
        }
    }

    /// <inheritdoc/>
    public LayoutPlan FindPlan(CancellationToken ct)
    {
        var best = new LayoutPlan(_code.Count);
        double lowest = Evaluate(best, ct);
        int fewest = _layout.Instructions.Count;
        LayoutPlan current = best;
        double cost = lowest + Lead();
        int patience = Patience;
        FindLate();
        for (int work = Work; work > 0 && !IsGood(fewest); work -= Math.Max(fewest, LeastWork))
        {
            bool restarts = patience-- == 0;
            LayoutPlan next = restarts ? AnyPlan() : Change(current);
            double nextCost = Evaluate(next, ct);
            if (nextCost < lowest)
                (best, lowest) = (next, nextCost = RemoveRepeats(next, nextCost, ct));
            nextCost += Lead();
            if (!restarts && nextCost > cost && Below(TriesForOneLoss) != 0)
                continue;
            if (restarts || nextCost < cost)
                patience = Patience;
            (current, cost) = (next, nextCost);
            FindLate();
        }

        return best;
    }

    /// <summary>Takes back what repeated returns are not needed, and lays the plan again; what it costs then.</summary>
    private double RemoveRepeats(LayoutPlan plan, double cost, CancellationToken ct)
    {
        for (int node = 0; node < _code.Count; node++)
        {
            if (!plan.Repeats[node])
                continue;
            plan.Repeats[node] = false;
            double without = Evaluate(plan, ct);
            plan.Repeats[node] = without > cost;
            cost = Math.Min(cost, without);
        }

        return Evaluate(plan, ct);
    }

    /// <summary>Lays a plan; what the layout costs by the model, infinite for more than the kernel takes.</summary>
    private double Evaluate(LayoutPlan plan, CancellationToken ct)
    {
        _layout.Lay(_root, plan, ct);
        _jit.Run(_layout.Instructions);
        if (_layout.Instructions.Count > Program.MaxLength)
            return double.PositiveInfinity;
        return (_layout.Instructions.Count * CostModel.Classic)
            + (_jit.Instructions * (CostModel.Converted + (_jit.Passes * CostModel.JitPass)));
    }

    /// <summary>What leads the walk away from the plan laid last, beside its cost.</summary>
    private double Lead() => _jit.Late.Count * CostModel.LateJump;

    /// <summary>Whether a better plan than the one laid last could save no more than two instructions.</summary>
    private bool IsGood(int fewest) => _jit.Late.Count == 0 && _layout.Instructions.Count <= fewest + 2;

    private void FindLate()
    {
        _late.Clear();
        _nearLate.Clear();
        foreach (int place in _jit.Late)
        {
            _late.Add(_layout.NodeAt(place));
            for (int near = place; near <= place + Near && near < _layout.Instructions.Count; near++)
            {
                if (LeadsToReturn(_layout.NodeAt(near)))
                    _nearLate.Add(_layout.NodeAt(near));
            }
        }
    }

    /// <summary>The plan with one thing changed, most often around a late jump.</summary>
    private LayoutPlan Change(LayoutPlan plan)
    {
        LayoutPlan changed = plan.Clone();
        int choice = Below(6);
        bool repeats = choice < 3;
        int node = repeats ? AnyOf(_nearLate) : choice < 5 ? SwapAbove(AnyOf(_late)) : AnyOf(_swaps);
        if (node >= 0)
            (repeats ? changed.Repeats : changed.Swaps)[node] ^= true;
        return changed;
    }

    private LayoutPlan AnyPlan()
    {
        var plan = new LayoutPlan(_code.Count);
        foreach (int node in _swaps)
            plan.Swaps[node] = Below(4) == 0;
        return plan;
    }

    /// <summary>One of the nearest tests between two subtrees on a way to the node, or -1.</summary>
    private int SwapAbove(int node)
    {
        int found = -1;
        for (int up = 1 + Below(Up); node >= 0 && up > 0; node = _predecessor[node])
        {
            if (!IsSwap(node))
                continue;
            found = node;
            up--;
        }

        return found;
    }

    private bool IsSwap(int node) => _code[node].IsTest && !LeadsToReturn(node);

    private bool LeadsToReturn(int node) =>
        _code[node].IsTest && (_code[_code[node].Next].IsReturn || _code[_code[node].IfFalse].IsReturn);

    private int AnyOf(List<int> nodes) => nodes.Count == 0 ? -1 : nodes[Below(nodes.Count)];

    /// <summary>The next number of a fixed sequence (xorshift, Marsaglia 2003), from 0 to one below the limit.</summary>
    private int Below(int limit)
    {
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return (int)(_random % (uint)limit);
    }
}
