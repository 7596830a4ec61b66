using System;
using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Gives every instruction its place, so that every test reaches both its successors.</summary>
/// <remarks>
/// Jumps go forward only and a test jumps at most 255 instructions, so the program is laid from its end: successors
/// first, the larger subtree farther away unless the plan has it otherwise. A successor out of reach is repeated on the
/// spot where that takes one instruction (a return, or a test whose own successors are in reach); else a <c>ja</c> stands
/// in for it. Laying the copy as late as possible serves the most of the instructions still to come: the greedy stabbing
/// of intervals, which is optimal for a given order.
/// </remarks>
internal sealed class Layout
{
    private const int Reach = byte.MaxValue;

    private readonly CodeGraph _code;
    private readonly Step[] _steps;
    private readonly int[] _place; // how many instructions were laid before the copy nearest to the program's start, or -1
    private readonly int[] _open;
    private LayoutPlan _plan;
    private Instruction[] _laid; // from its end
    private int[] _nodes; // of each instruction in _laid: what it was laid for
    private int _count;

    public Layout(CodeGraph code)
    {
        _code = code;
        _plan = new LayoutPlan(code.Count);
        _steps = new Step[code.Count];
        _place = new int[code.Count];
        _open = new int[code.Count];
        _laid = new Instruction[code.Count + 1];
        _nodes = new int[_laid.Length];
        for (int node = 0; node < code.Count; node++)
        {
            CodeNode own = code[node];
            int size = 1 + (own.IsReturn ? 0 : _steps[own.Next].Size) + (own.IsTest ? _steps[own.IfFalse].Size : 0);
            _steps[node] = new Step(own.Code, own.K, own.Next, own.IfFalse) { Size = Math.Min(size, int.MaxValue / 4) };
            if (!own.IsReturn && !own.IsTest && !_steps[own.Next].IsReturn && _steps[own.Next].StraightPredecessor < 0)
                _steps[own.Next].StraightPredecessor = node;
        }
    }

    /// <summary>A node, what is reached from it counted with every way there, and the load or mask that leads to it.</summary>
    private struct Step(ushort code, uint k, int next, int ifFalse)
    {
        public readonly ushort Code = code;
        public readonly uint K = k;
        public readonly int Next = next;
        public readonly int IfFalse = ifFalse;
        public int Size;
        public int StraightPredecessor = -1;

        public readonly bool IsReturn => Next < 0;

        public readonly bool IsTest => IfFalse >= 0;
    }

    /// <summary>The instructions in their order, until something else is laid.</summary>
    public ArraySegment<Instruction> Instructions => new(_laid, _laid.Length - _count, _count);

    /// <summary>What the instruction at a place was laid for.</summary>
    public int NodeAt(int place) => _nodes[_nodes.Length - _count + place];

    /// <summary>Lays what is reachable from <paramref name="root"/>.</summary>
    public void Lay(int root, LayoutPlan plan, CancellationToken ct)
    {
        _plan = plan;
        _count = 0;
        for (int node = 0; node < _place.Length; node++)
            _place[node] = -1;
        int open = 0;
        _open[0] = root;
        while (open >= 0)
        {
            ct.ThrowIfCancellationRequested();
            int node = _open[open];
            if (_place[node] >= 0)
                open--;
            else if (NextToLay(node) is var successor && successor >= 0)
                _open[++open] = successor;
            else
                LayWithLoads(_open[open--]);
        }
    }

    /// <summary>The program as laid last.</summary>
    public Program ToProgram(bool littleEndian)
    {
        var patches = new List<Patch>();
        for (int place = 0; place < _count; place++)
        {
            if (_laid[_laid.Length - _count + place].Code != Opcode.Ja && _code[NodeAt(place)].InstallTest is { } test)
                patches.Add(new Patch(place, test.Variable, test.IsHigh));
        }

        return new Program(Instructions.ToImmutableEquatableArray(), littleEndian) { Patches = patches.ToImmutableEquatableArray() };
    }

    /// <summary>The successor to lay before the node: the larger one, so that the smaller one comes nearer, or as planned; -1 for none.</summary>
    private int NextToLay(int node)
    {
        ref Step own = ref _steps[node];
        bool first = !own.IsReturn && IsOpen(own.Next);
        bool second = own.IsTest && IsOpen(own.IfFalse);
        if (first && second)
            return _steps[own.Next].Size > _steps[own.IfFalse].Size != _plan.Swaps[node] ? own.Next : own.IfFalse;
        return first ? own.Next : second ? own.IfFalse : -1;
    }

    private bool IsOpen(int node) => _place[node] < 0 && !_steps[node].IsReturn;

    private void LayWithLoads(int node)
    {
        // A load or mask must stand right before what follows it, so it is laid at the one moment when it can.
        for (int next = node; next >= 0 && _place[next] < 0; next = _steps[next].StraightPredecessor)
            Lay(next);
    }

    private void Lay(int node)
    {
        ref Step own = ref _steps[node];
        if (own.IsTest)
        {
            if (_plan.Repeats[node])
                RepeatReturnOf(own);

            // Bringing one successor into reach may push the other out.
            while (!IsInReach(own.Next) || !IsInReach(own.IfFalse))
                BringIntoReach(IsInReach(own.Next) ? own.IfFalse : own.Next);
            Add(node, Distance(own.Next), Distance(own.IfFalse));
        }
        else
        {
            if (!own.IsReturn && Distance(own.Next) != 0)
                Repeat(own.Next);
            Add(node, 0, 0);
        }
    }

    private void RepeatReturnOf(in Step test)
    {
        if (_steps[test.IfFalse].IsReturn)
            Add(test.IfFalse, 0, 0);
        else if (_steps[test.Next].IsReturn)
            Add(test.Next, 0, 0);
    }

    private void BringIntoReach(int node)
    {
        if (_place[node] < 0)
            Lay(node);
        else
            Repeat(node);
    }

    /// <summary>Lays a copy of the node here, or a jump to it.</summary>
    private void Repeat(int node)
    {
        ref Step own = ref _steps[node];
        if (own.IsReturn)
            Add(node, 0, 0);
        else if (own.IsTest && IsInReach(own.Next) && IsInReach(own.IfFalse))
            Add(node, Distance(own.Next), Distance(own.IfFalse));
        else
            Add(node, new Instruction(Opcode.Ja, 0, 0, (uint)Distance(node)));
    }

    private void Add(int node, int jumpTrue, int jumpFalse) =>
        Add(node, new Instruction(_steps[node].Code, (byte)jumpTrue, (byte)jumpFalse, _steps[node].K));

    private void Add(int node, Instruction instruction)
    {
        if (_count == _laid.Length)
            Grow();
        _place[node] = _count++;
        _laid[_laid.Length - _count] = instruction;
        _nodes[_nodes.Length - _count] = node;
    }

    private void Grow()
    {
        var laid = new Instruction[2 * _count];
        var nodes = new int[2 * _count];
        _laid.CopyTo(laid, _count);
        _nodes.CopyTo(nodes, _count);
        (_laid, _nodes) = (laid, nodes);
    }

    private bool IsInReach(int node) => _place[node] >= 0 && Distance(node) <= Reach;

    /// <summary>What the next instruction laid would have to skip to reach the node.</summary>
    private int Distance(int node) => _count - _place[node] - 1;
}
