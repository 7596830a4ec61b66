using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Turns decisions into instructions: knows what the accumulator holds and loads only what it lacks.</summary>
internal sealed class CodeEmitter(DecisionGraph decisions, bool littleEndian)
{
    /// <summary>What the accumulator holds: <c>word &amp; Mask</c>; a mask of 0 for nothing of use.</summary>
    private readonly record struct Held(Word Word, uint Mask);

    private readonly record struct Visit(int Decision, Held Held);

    private readonly CodeGraph _code = new();
    private readonly Dictionary<Visit, int> _emitted = [];

    /// <summary>
    /// The instructions for a decision, and the first of them; null when they are certainly more than the kernel takes.
    /// </summary>
    public (CodeGraph Code, int Root)? Emit(int root, CancellationToken ct)
    {
        var start = new Visit(root, default);
        foreach (Visit visit in ReachedFrom(start))
        {
            ct.ThrowIfCancellationRequested();
            _emitted.Add(visit, Emit(visit));
            if (_code.Count > Program.MaxLength)
                return null;
        }

        return (_code, _emitted[start]);
    }

    /// <summary>Every decision with what is held there, successors before predecessors.</summary>
    private List<Visit> ReachedFrom(Visit start)
    {
        var seen = new HashSet<Visit> { start };
        var order = new List<Visit> { start };
        for (int i = 0; i < order.Count; i++)
        {
            DecisionNode node = decisions[order[i].Decision];
            if (node.Kind == DecisionKind.Return)
                continue;
            Held held = HeldAfter(node, order[i].Held);
            foreach (Visit next in new[] { new Visit(node.IfTrue, held), new Visit(node.IfFalse, held) })
            {
                Visit known = decisions[next.Decision].Kind == DecisionKind.Return ? next with { Held = default } : next;
                if (seen.Add(known))
                    order.Add(known);
            }
        }

        // Stable for equal decisions: the order of discovery breaks ties, so the code never depends on hashing.
        var sorted = new List<Visit>(order);
        var discovery = new Dictionary<Visit, int>(order.Count);
        for (int i = 0; i < order.Count; i++)
            discovery.Add(order[i], i);
        sorted.Sort((left, right) => left.Decision != right.Decision
            ? left.Decision.CompareTo(right.Decision)
            : discovery[left].CompareTo(discovery[right]));
        return sorted;
    }

    private int Emit(Visit visit)
    {
        DecisionNode node = decisions[visit.Decision];
        if (node.Kind == DecisionKind.Return)
            return _code.Return(node.K);

        Held held = HeldAfter(node, visit.Held);
        int ifTrue = _emitted[After(node.IfTrue, held)];
        int ifFalse = _emitted[After(node.IfFalse, held)];
        int test = node.Kind switch
        {
            DecisionKind.Equal => _code.Test(Opcode.JeqK, node.K, ifTrue, ifFalse),
            DecisionKind.AnyBit => _code.Test(Opcode.JsetK, node.K, ifTrue, ifFalse),
            // A constant with the top bit set costs the kernel's converter an instruction more (bpf_convert_filter).
            _ when node.K == 0x8000_0000 => _code.Test(Opcode.JgtK, 0x7fff_ffff, ifTrue, ifFalse),
            _ => _code.Test(Opcode.JgeK, node.K, ifTrue, ifFalse),
        };
        if (held == visit.Held)
            return test;
        if (visit.Held.Mask != 0 && visit.Held.Word == node.Word && (held.Mask & ~visit.Held.Mask) == 0)
            return _code.And(held.Mask, test);
        int masked = held.Mask == uint.MaxValue ? test : _code.And(held.Mask, test);
        return _code.Load(node.Word.Offset(littleEndian), masked);
    }

    private Visit After(int decision, Held held) =>
        decisions[decision].Kind == DecisionKind.Return ? new Visit(decision, default) : new Visit(decision, held);

    /// <summary>What the accumulator holds when the node's question is asked.</summary>
    private static Held HeldAfter(DecisionNode node, Held before)
    {
        bool sameWord = before.Mask != 0 && before.Word == node.Word;
        if (node.Kind == DecisionKind.AnyBit)
            return sameWord && (node.K & ~before.Mask) == 0 ? before : new Held(node.Word, uint.MaxValue);
        return new Held(node.Word, node.Mask);
    }
}
