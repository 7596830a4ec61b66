using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>
/// Decisions over arguments as graphs in which each word is asked about once on every path: a question about one word,
/// and for each answer what then is left of the conditions, worked out once for equal remainders.
/// </summary>
/// <remarks>
/// Which word to ask about first is tried out where the conditions are small, and else a matter of which decides most.
/// Conditions that would take too long this way are asked one after the other instead.
/// </remarks>
internal sealed class ArgumentDecisions(DecisionGraph graph, CancellationToken ct)
{
    /// <summary>Up to so many masked words every order is tried.</summary>
    private const int MaxMaskedWordsToOrder = 4;

    /// <summary>Remainders worked out for one syscall while orders are tried; beyond, the first choice stands.</summary>
    private const int MaxRemaindersToOrder = 64;

    /// <summary>Terms looked at for one syscall; beyond, its conditions are asked one by one.</summary>
    private const long MaxWork = 1_000_000;

    /// <summary>Words asked about on one path; beyond, the conditions are asked one by one.</summary>
    private const int MaxDepth = 64;

    private readonly FormulaGraph _formulas = new();
    private readonly Dictionary<Remainder, int> _built = [];
    private int _builtBefore;
    private long _workBefore;
    private bool _hasGivenUp;

    /// <summary>The smallest decision found.</summary>
    /// <param name="decision">The cases.</param>
    public int Build(Decision decision)
    {
        _builtBefore = _built.Count;
        _workBefore = _formulas.Work;
        _hasGivenUp = false;
        var cases = new List<(int Formula, int Node)>();
        var formula = new ConditionFormula(_formulas, graph.InstallTests);
        foreach (DecisionCase own in decision.Cases)
            cases.Add((formula.Of(own.Condition), graph.Return(own.Action)));
        int otherwise = graph.Return(decision.Otherwise);
        int best = Build(Remainder.Of(_formulas, cases, otherwise), depth: 0);
        int oneByOne = OneByOne(cases, otherwise);
        if (_hasGivenUp)
            return oneByOne;
        var held = new Accumulator(Word.Nr, uint.MaxValue);
        return CodeEmitter.Count(graph, oneByOne, held, ends: null, ct) < CodeEmitter.Count(graph, best, held, ends: null, ct) ? oneByOne : best;
    }

    private int Build(Remainder remainder, int depth)
    {
        ct.ThrowIfCancellationRequested();
        if (remainder.Cases.Length == 0)
            return remainder.Otherwise;
        if (_built.TryGetValue(remainder, out int known))
            return known;
        _hasGivenUp |= depth > MaxDepth || _formulas.Work - _workBefore > MaxWork;
        if (_hasGivenUp)
            return remainder.Otherwise;

        int best = Smallest(MaskedWordsToTry(remainder).Select(masked => BuildOn(masked, remainder, depth)));
        if (!_hasGivenUp)
            _built.Add(remainder, best);
        return best;
    }

    private int Smallest(IEnumerable<int> decisions)
    {
        int[] candidates = [.. decisions];
        int best = candidates[0], fewest = int.MaxValue;
        for (int i = 0; i < candidates.Length && candidates.Length > 1 && !_hasGivenUp; i++)
        {
            int count = CodeEmitter.Count(graph, candidates[i], default, ends: null, ct);
            if (count < fewest)
                (best, fewest) = (candidates[i], count);
        }

        return best;
    }

    /// <summary>Those that most cases ask about first; the others only while the conditions are small.</summary>
    private IEnumerable<MaskedWord> MaskedWordsToTry(Remainder remainder)
    {
        var uses = new Dictionary<MaskedWord, int>();
        foreach ((int formula, _) in remainder.Cases)
            CountUses(formula, uses);
        IEnumerable<MaskedWord> ordered = uses
            .OrderByDescending(use => use.Value).ThenBy(use => use.Key.Word.Id).ThenByDescending(use => use.Key.Mask)
            .Select(use => use.Key);
        bool small = uses.Count <= MaxMaskedWordsToOrder && _built.Count - _builtBefore < MaxRemaindersToOrder;
        return ordered.Take(small ? MaxMaskedWordsToOrder : 1);
    }

    private void CountUses(int formula, Dictionary<MaskedWord, int> uses)
    {
        var open = new Stack<int>([formula]);
        while (open.Count > 0)
        {
            Formula own = _formulas[open.Pop()];
            if (own.Kind == FormulaKind.Atom)
                uses[own.Masked] = uses.TryGetValue(own.Masked, out int count) ? count + 1 : 1;
            foreach (int term in own.Terms)
                open.Push(term);
        }
    }

    private int BuildOn(MaskedWord masked, Remainder remainder, int depth)
    {
        uint[] firsts = [.. Borders(masked, remainder)];
        var ranges = new List<NodeRange>(firsts.Length);
        for (int i = 0; i < firsts.Length; i++)
        {
            uint last = i + 1 < firsts.Length ? BitTest.SubsetAtMost(firsts[i + 1] - 1, masked.Mask) : masked.Mask;
            var restriction = new FormulaRestriction(_formulas, masked, firsts[i], last);
            Remainder left = Remainder.Of(
                _formulas, remainder.Cases.Select(own => (restriction.Of(own.Formula), own.Node)), remainder.Otherwise);
            ranges.Add(new NodeRange(firsts[i], last, Build(left, depth + 1)));
            if (_hasGivenUp)
                return remainder.Otherwise;
        }

        return MaskedWordTree.Build(graph, masked, ranges, ct);
    }

    /// <summary>The values from which on an atom on the masked word holds or ceases to hold.</summary>
    private SortedSet<uint> Borders(MaskedWord masked, Remainder remainder)
    {
        var borders = new SortedSet<uint> { 0 };
        var open = new Stack<int>(remainder.Cases.Select(own => own.Formula));
        var seen = new HashSet<int>();
        while (open.Count > 0)
        {
            int formula = open.Pop();
            if (!seen.Add(formula))
                continue;
            Formula own = _formulas[formula];
            foreach (int term in own.Terms)
                open.Push(term);
            if (own.Kind != FormulaKind.Atom || own.Masked != masked)
                continue;
            for (int i = 0; i < own.Values!.RangeCount; i++)
            {
                borders.Add(own.Values.First(i));
                if (own.Values.Last(i) != masked.Mask && BitTest.SubsetAtLeast(own.Values.Last(i) + 1, masked.Mask, out uint next))
                    borders.Add(next);
            }
        }

        return borders;
    }

    /// <summary>The cases in turn, each term until the outcome is certain.</summary>
    private int OneByOne(IEnumerable<(int Formula, int Node)> cases, int otherwise)
    {
        foreach ((int formula, int node) in cases.Reverse())
            otherwise = OneByOne(formula, node, otherwise);
        return otherwise;
    }

    private int OneByOne(int formula, int ifTrue, int ifFalse)
    {
        Formula own = _formulas[formula];
        switch (own.Kind)
        {
            case FormulaKind.False:
                return ifFalse;
            case FormulaKind.True:
                return ifTrue;
            case FormulaKind.Atom:
                return OneByOne(own.Masked, own.Values!, ifTrue, ifFalse);
        }

        foreach (int term in own.Terms.Reverse())
        {
            if (own.Kind == FormulaKind.All)
                ifTrue = OneByOne(term, ifTrue, ifFalse);
            else
                ifFalse = OneByOne(term, ifTrue, ifFalse);
        }

        return own.Kind == FormulaKind.All ? ifTrue : ifFalse;
    }

    private int OneByOne(MaskedWord masked, ValueSet values, int ifTrue, int ifFalse)
    {
        var ranges = new List<NodeRange>();
        uint next = 0;
        for (int i = 0; i < values.RangeCount; i++)
        {
            if (values.First(i) > next)
                ranges.Add(new NodeRange(next, values.First(i) - 1, ifFalse));
            ranges.Add(new NodeRange(values.First(i), values.Last(i), ifTrue));
            next = unchecked(values.Last(i) + 1);
        }

        if (values.Last(values.RangeCount - 1) != masked.Mask)
            ranges.Add(new NodeRange(next, masked.Mask, ifFalse));
        return MaskedWordTree.Build(graph, masked, ranges, ct);
    }
}
