using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What is left of formulas once it is known that a masked word lies between two values.</summary>
internal sealed class FormulaRestriction
{
    /// <summary>Sets of more ranges are not looked through for values that known bits rule out.</summary>
    private const int MaxRanges = 64;

    private readonly FormulaGraph _graph;
    private readonly MaskedWord _masked;
    private readonly uint _value;
    private readonly uint _knownMask;
    private readonly Dictionary<int, int> _restricted = [];

    /// <param name="graph">The formulas.</param>
    /// <param name="masked">The masked word.</param>
    /// <param name="first">The lowest value it may have.</param>
    /// <param name="last">The highest; no atom on the masked word tells values from <paramref name="first"/> to here apart.</param>
    public FormulaRestriction(FormulaGraph graph, MaskedWord masked, uint first, uint last)
    {
        _graph = graph;
        _masked = masked;
        _value = first;
        _knownMask = masked.Mask & ~BitTest.BitsIn(0, first ^ last);
    }

    public int Of(int formula)
    {
        Formula own = _graph[formula];
        if (own.Kind is FormulaKind.False or FormulaKind.True)
            return formula;
        if (own.Kind == FormulaKind.Atom)
            return own.Masked.Word == _masked.Word ? OfAtom(formula, own) : formula;
        if (!_restricted.TryGetValue(formula, out int restricted))
        {
            restricted = own.Kind == FormulaKind.All ? _graph.All(own.Terms.Select(Of)) : _graph.Any(own.Terms.Select(Of));
            _restricted.Add(formula, restricted);
        }

        return restricted;
    }

    private int OfAtom(int formula, Formula atom)
    {
        uint mask = atom.Masked.Mask;
        if (atom.Masked == _masked || (mask & ~_knownMask) == 0)
            return atom.Values!.Contains(_value & mask) ? FormulaGraph.True : FormulaGraph.False;
        if (!AnyIsPossible(atom.Values!, mask))
            return FormulaGraph.False;
        return AnyIsPossible(atom.Values!.Complement(), mask) ? formula : FormulaGraph.True;
    }

    private bool AnyIsPossible(ValueSet values, uint mask)
    {
        uint known = mask & _knownMask;
        for (int i = 0; i < values.RangeCount; i++)
        {
            if (i == MaxRanges || values.First(i) != values.Last(i) || ((values.First(i) ^ _value) & known) == 0)
                return true;
        }

        return false;
    }
}
