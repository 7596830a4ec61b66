using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What is left to decide: the node of the first formula that holds, else the last word.</summary>
/// <remarks>Made so that remainders that decide alike are mostly equal.</remarks>
internal sealed class Remainder : IEquatable<Remainder>
{
    private Remainder((int Formula, int Node)[] cases, int otherwise)
    {
        Cases = cases;
        Otherwise = otherwise;
    }

    /// <summary>In the order in which they are asked; neighbours lead to different nodes, the last one elsewhere than the last word.</summary>
    public (int Formula, int Node)[] Cases { get; }

    public int Otherwise { get; }

    public static Remainder Of(FormulaGraph graph, IEnumerable<(int Formula, int Node)> cases, int otherwise)
    {
        var left = new List<(List<int> Formulas, int Node)>();
        foreach ((int formula, int node) in cases)
        {
            if (formula == FormulaGraph.False)
                continue;
            if (formula == FormulaGraph.True)
            {
                otherwise = node;
                break;
            }

            if (left.Count > 0 && left[left.Count - 1].Node == node)
                left[left.Count - 1].Formulas.Add(formula);
            else
                left.Add(([formula], node));
        }

        while (left.Count > 0 && left[left.Count - 1].Node == otherwise)
            left.RemoveAt(left.Count - 1);
        var joined = new (int Formula, int Node)[left.Count];
        for (int i = 0; i < joined.Length; i++)
        {
            int formula = left[i].Formulas.Count == 1 ? left[i].Formulas[0] : graph.Any(left[i].Formulas);
            if (formula == FormulaGraph.True)
                return Of(graph, joined.Take(i), left[i].Node);
            joined[i] = (formula, left[i].Node);
        }

        // One case is the same as its negation with the ends exchanged.
        return joined.Length == 1 && joined[0].Node < otherwise
            ? new Remainder([(graph.Not(joined[0].Formula), otherwise)], joined[0].Node)
            : new Remainder(joined, otherwise);
    }

    public bool Equals(Remainder? other)
    {
        if (other is null || other.Otherwise != Otherwise || other.Cases.Length != Cases.Length)
            return false;
        for (int i = 0; i < Cases.Length; i++)
        {
            if (Cases[i] != other.Cases[i])
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Remainder);

    public override int GetHashCode()
    {
        int hash = Otherwise;
        foreach ((int formula, int node) in Cases)
            hash = unchecked((((hash * 31) + formula) * 31) + node);
        return hash;
    }
}
