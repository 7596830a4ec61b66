using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What a formula is.</summary>
internal enum FormulaKind : byte
{
    False,
    True,

    /// <summary>A masked word has one of some values.</summary>
    Atom,

    All,
    Any,
}

/// <summary>
/// Conditions in canonical form, equal ones only once: no negation (it moves into the atoms), nothing nested in its own
/// kind, one atom for each masked word, no term twice, no term that another one makes superfluous.
/// </summary>
/// <remarks>What is equal here is equivalent; what is equivalent need not be equal.</remarks>
internal sealed class FormulaGraph
{
    public const int False = 0;
    public const int True = 1;

    private readonly List<Formula> _formulas = [];
    private readonly Dictionary<Formula, int> _numbers = [];
    private readonly Dictionary<int, int> _negations = [];

    public FormulaGraph()
    {
        Intern(new Formula(FormulaKind.False, default, null, []));
        Intern(new Formula(FormulaKind.True, default, null, []));
        _negations[False] = True;
        _negations[True] = False;
    }

    /// <summary>How many terms were looked at so far: what the work on these formulas has cost.</summary>
    public long Work { get; private set; }

    public Formula this[int formula] => _formulas[formula];

    /// <summary>The masked word has one of the values.</summary>
    public int Atom(MaskedWord masked, ValueSet values) =>
        values.IsEmpty ? False : values.IsFull ? True : Intern(new Formula(FormulaKind.Atom, masked, values, []));

    public int Not(int formula)
    {
        if (!_negations.TryGetValue(formula, out int negation))
        {
            Formula own = _formulas[formula];
            negation = own.Kind == FormulaKind.Atom
                ? Atom(own.Masked, own.Values!.Complement())
                : Combine(own.Kind == FormulaKind.All ? FormulaKind.Any : FormulaKind.All, own.Terms.Select(Not));
            _negations[formula] = negation;
            _negations[negation] = formula;
        }

        return negation;
    }

    public int All(IEnumerable<int> terms) => Combine(FormulaKind.All, terms);

    public int Any(IEnumerable<int> terms) => Combine(FormulaKind.Any, terms);

    // The atoms of an Any are worked out as the All of their negations.
    private int Combine(FormulaKind kind, IEnumerable<int> terms)
    {
        bool isAll = kind == FormulaKind.All;
        int decided = isAll ? False : True, neutral = isAll ? True : False;
        var atoms = new List<(MaskedWord Masked, ValueSet Values)>();
        var all = new SortedSet<int>();
        var open = new Stack<int>(terms.Reverse());
        while (open.Count > 0)
        {
            int term = open.Pop();
            Formula own = _formulas[term];
            Work++;
            if (term == decided)
                return decided;
            if (own.Kind == FormulaKind.Atom)
                atoms.Add((own.Masked, isAll ? own.Values! : own.Values!.Complement()));
            else if (own.Kind == kind)
                PushAll(open, own.Terms);
            else if (term != neutral)
                all.Add(term);
        }

        if (AtomConjunction.Of(atoms) is not { } joined)
            return decided;
        foreach ((MaskedWord masked, ValueSet values) in joined)
            all.Add(Atom(masked, isAll ? values : values.Complement()));
        if (all.Count > 1)
            RemoveSuperfluous(all);
        return all.Count switch
        {
            0 => neutral,
            1 => all.Min,
            _ => Intern(new Formula(kind, default, null, [.. all])),
        };
    }

    /// <summary>a &amp;&amp; (a || b) is a, and so is a || (a &amp;&amp; b).</summary>
    private void RemoveSuperfluous(SortedSet<int> all) =>
        all.RemoveWhere(term => Array.Exists(_formulas[term].Terms, all.Contains));

    private static void PushAll(Stack<int> open, int[] terms)
    {
        for (int i = terms.Length - 1; i >= 0; i--)
            open.Push(terms[i]);
    }

    private int Intern(Formula formula)
    {
        if (!_numbers.TryGetValue(formula, out int number))
        {
            number = _formulas.Count;
            _formulas.Add(formula);
            _numbers.Add(formula, number);
        }

        return number;
    }
}

/// <summary>One formula of a <see cref="FormulaGraph"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Masked">Of an atom.</param>
/// <param name="Values">Of an atom: those for which it holds; neither none nor all.</param>
/// <param name="Terms">Of All and Any: at least two, ascending.</param>
internal sealed record Formula(FormulaKind Kind, MaskedWord Masked, ValueSet? Values, int[] Terms)
{
    public bool Equals(Formula? other) =>
        other is not null && Kind == other.Kind && Masked == other.Masked && Equals(Values, other.Values)
        && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode()
    {
        int hash = ((int)Kind * 31) + Masked.GetHashCode();
        hash = unchecked((hash * 31) + (Values?.GetHashCode() ?? 0));
        foreach (int term in Terms)
            hash = unchecked((hash * 31) + term);
        return hash;
    }
}
