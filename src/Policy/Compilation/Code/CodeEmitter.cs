using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Turns decisions into instructions: knows what the accumulator holds and loads only what it lacks.</summary>
internal sealed class CodeEmitter
{
    private readonly record struct Visit(int Decision, Accumulator Held);

    private readonly DecisionGraph _decisions;
    private readonly bool _littleEndian;
    private readonly CodeGraph _code = new();
    private readonly Dictionary<Visit, int> _emitted = [];
    private HashSet<int>? _ends;

    private CodeEmitter(DecisionGraph decisions, bool littleEndian)
    {
        _decisions = decisions;
        _littleEndian = littleEndian;
    }

    /// <summary>
    /// The instructions for a decision, and the first of them; null when they are certainly more than the kernel takes.
    /// </summary>
    public static (CodeGraph Code, int Root)? Emit(DecisionGraph decisions, int root, bool littleEndian, CancellationToken ct) =>
        new CodeEmitter(decisions, littleEndian).Emit(new Visit(root, default), ct);

    /// <summary>How many instructions a decision takes, returns not counted.</summary>
    /// <param name="decisions">The graph.</param>
    /// <param name="root">The decision.</param>
    /// <param name="held">What the accumulator holds when it begins.</param>
    /// <param name="ends">Decisions that count as returns: what lies behind them is no part of the question.</param>
    /// <param name="ct">Checked throughout.</param>
    public static int Count(DecisionGraph decisions, int root, Accumulator held, HashSet<int>? ends, CancellationToken ct)
    {
        var emitter = new CodeEmitter(decisions, littleEndian: true) { _ends = ends };
        if (emitter.Emit(emitter.Arrive(root, held), ct) is null)
            return Program.MaxLength + 1;
        int returns = 0;
        for (int node = 0; node < emitter._code.Count; node++)
            returns += emitter._code[node].IsReturn ? 1 : 0;
        return emitter._code.Count - returns;
    }

    private (CodeGraph Code, int Root)? Emit(Visit start, CancellationToken ct)
    {
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
        var discovery = new Dictionary<Visit, int> { [start] = 0 };
        var reached = new List<Visit> { start };
        for (int i = 0; i < reached.Count; i++)
        {
            if (IsEnd(reached[i].Decision))
                continue;
            DecisionNode node = _decisions[reached[i].Decision];
            Accumulator held = reached[i].Held.For(node);
            Discover(Arrive(node.IfTrue, held));
            Discover(Arrive(node.IfFalse, held));
        }

        // Among visits of one decision the order of discovery decides, so the code never depends on hashing.
        reached.Sort((left, right) => left.Decision != right.Decision
            ? left.Decision.CompareTo(right.Decision)
            : discovery[left].CompareTo(discovery[right]));
        return reached;

        void Discover(Visit visit)
        {
            if (discovery.ContainsKey(visit))
                return;
            discovery.Add(visit, reached.Count);
            reached.Add(visit);
        }
    }

    private int Emit(Visit visit)
    {
        DecisionNode node = _decisions[visit.Decision];
        if (IsEnd(visit.Decision))
            return _code.Return(node.Kind == DecisionKind.Return ? node.K : (uint)visit.Decision);

        Accumulator held = visit.Held.For(node);
        int ifTrue = _emitted[Arrive(node.IfTrue, held)];
        int ifFalse = _emitted[Arrive(node.IfFalse, held)];
        int test = node.Kind switch
        {
            DecisionKind.Equal => _code.Test(Opcode.JeqK, node.K, ifTrue, ifFalse),
            DecisionKind.AnyBit => _code.Test(Opcode.JsetK, node.K, ifTrue, ifFalse),
            DecisionKind.InstallTest => _code.Test(_decisions.InstallTests[Word.AnswerTo((int)node.K)], ifTrue, ifFalse),
            _ when node.K == CostModel.TopBit => _code.Test(Opcode.JgtK, CostModel.TopBit - 1, ifTrue, ifFalse),
            _ => _code.Test(Opcode.JgeK, node.K, ifTrue, ifFalse),
        };
        if (held == visit.Held)
            return test;
        if (visit.Held.CanNarrowTo(held))
            return _code.And(held.Mask, test);
        int masked = held.Mask == uint.MaxValue ? test : _code.And(held.Mask, test);
        return _code.Load(node.Word.Offset(_littleEndian), masked);
    }

    /// <summary>A return is the same whatever is held.</summary>
    private Visit Arrive(int decision, Accumulator held) => new(decision, IsEnd(decision) ? default : held);

    private bool IsEnd(int decision) =>
        _decisions[decision].Kind == DecisionKind.Return || (_ends is not null && _ends.Contains(decision));
}
