using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Gives every instruction its place, so that every test reaches both its successors.</summary>
/// <remarks>
/// Jumps go forward only and a test jumps at most 255 instructions, so the program is laid from its end: successors
/// first, the larger subtree farther away. A successor out of reach is repeated on the spot where that takes one
/// instruction (a return, or a test whose own successors are in reach); else a <c>ja</c> stands in for it. Laying the
/// copy as late as possible serves the most of the instructions still to come: the greedy stabbing of intervals,
/// which is optimal for a given order.
/// </remarks>
internal sealed class Layout
{
    private const int Reach = byte.MaxValue;

    private readonly CodeGraph _code;
    private readonly List<Instruction> _laid = []; // the last instruction of the program first
    private readonly List<(int Place, VariableTest Test)> _variables = []; // and where in _laid they are compared with
    private readonly int[] _place; // index in _laid of the copy nearest to the program's start, or -1
    private readonly int[] _size;
    private readonly int[] _straightPredecessor;

    private Layout(CodeGraph code)
    {
        _code = code;
        _place = new int[code.Count];
        _size = new int[code.Count];
        _straightPredecessor = new int[code.Count];
        for (int node = 0; node < code.Count; node++)
        {
            CodeNode own = code[node];
            _place[node] = -1;
            _straightPredecessor[node] = -1;
            _size[node] = 1 + (own.IsReturn ? 0 : _size[own.Next]) + (own.IsTest ? _size[own.IfFalse] : 0);
            _size[node] = Math.Min(_size[node], int.MaxValue / 4);
            if (!own.IsReturn && !own.IsTest && !code[own.Next].IsReturn && _straightPredecessor[own.Next] < 0)
                _straightPredecessor[own.Next] = node;
        }
    }

    /// <summary>The program that begins at <paramref name="root"/>; every node of the graph is reachable from it.</summary>
    public static Program Lay(CodeGraph code, int root, bool littleEndian, CancellationToken ct)
    {
        var layout = new Layout(code);
        layout.LayFrom(root, ct);
        int last = layout._laid.Count - 1;
        layout._laid.Reverse();
        layout._variables.Reverse();
        return new Program(layout._laid.ToImmutableEquatableArray(), littleEndian)
        {
            Patches = layout._variables
                .Select(laid => new Patch(last - laid.Place, laid.Test.Variable, laid.Test.IsHigh)).ToImmutableEquatableArray(),
        };
    }

    private void LayFrom(int root, CancellationToken ct)
    {
        var open = new Stack<int>();
        open.Push(root);
        while (open.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            int node = open.Peek();
            if (_place[node] >= 0)
                open.Pop();
            else if (NextToLay(node) is { } successor)
                open.Push(successor);
            else
                LayWithLoads(open.Pop());
        }
    }

    /// <summary>The successor to lay before the node: the larger one, so that the smaller one comes nearer.</summary>
    private int? NextToLay(int node)
    {
        CodeNode own = _code[node];
        bool first = !own.IsReturn && IsOpen(own.Next);
        bool second = own.IsTest && IsOpen(own.IfFalse);
        if (first && second)
            return _size[own.Next] > _size[own.IfFalse] ? own.Next : own.IfFalse;
        return first ? own.Next : second ? own.IfFalse : null;
    }

    private bool IsOpen(int node) => _place[node] < 0 && !_code[node].IsReturn;

    private void LayWithLoads(int node)
    {
        // A load or mask must stand right before what follows it, so it is laid at the one moment when it can.
        for (int next = node; next >= 0 && _place[next] < 0; next = _straightPredecessor[next])
            Lay(next);
    }

    private void Lay(int node)
    {
        CodeNode own = _code[node];
        if (own.IsReturn)
        {
            Add(node, 0, 0, own.K);
        }
        else if (own.IsTest)
        {
            // Bringing one successor into reach may push the other out.
            while (!IsInReach(own.Next) || !IsInReach(own.IfFalse))
                BringIntoReach(IsInReach(own.Next) ? own.IfFalse : own.Next);
            Add(node, Distance(own.Next), Distance(own.IfFalse), own.K);
        }
        else
        {
            if (Distance(own.Next) != 0)
                Repeat(own.Next);
            Add(node, 0, 0, own.K);
        }
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
        CodeNode own = _code[node];
        if (own.IsReturn)
            Add(node, 0, 0, own.K);
        else if (own.IsTest && IsInReach(own.Next) && IsInReach(own.IfFalse))
            Add(node, Distance(own.Next), Distance(own.IfFalse), own.K);
        else
            Add(node, Opcode.Ja, 0, 0, (uint)Distance(node));
    }

    private void Add(int node, int jumpTrue, int jumpFalse, uint k) => Add(node, _code[node].Code, jumpTrue, jumpFalse, k);

    private void Add(int node, ushort code, int jumpTrue, int jumpFalse, uint k)
    {
        _place[node] = _laid.Count;
        if (code != Opcode.Ja && _code[node].Variable is { } variable)
            _variables.Add((_laid.Count, variable));
        _laid.Add(new Instruction(code, (byte)jumpTrue, (byte)jumpFalse, k));
    }

    private bool IsInReach(int node) => _place[node] >= 0 && Distance(node) <= Reach;

    /// <summary>What the next instruction laid would have to skip to reach the node.</summary>
    private int Distance(int node) => _laid.Count - _place[node] - 1;
}
