using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>Holds what a program returns for a region of calls against what the policy says about each of them.</summary>
internal sealed class ReturnCheck(PolicyMap policy, DecisionDiagrams diagrams, BitVectorArithmetic arithmetic, CallBits call)
    : SymbolicExecution.IReturnObserver
{
    /// <summary>A call for which they differ, once one is found.</summary>
    public SeccompData? Difference { get; private set; }

    /// <inheritdoc/>
    public bool Returns(Region region, BitVector value)
    {
        ulong next = region.Arch.First;
        foreach (PolicyMap.Token token in policy.Tokens)
        {
            if (!region.Arch.Contains(token.Arch))
                continue;
            if (next < token.Arch)
                Compare(region with { Arch = new((uint)next, token.Arch - 1) }, value, policy.Foreign);
            CompareCells(region with { Arch = new(token.Arch, token.Arch) }, value, token.Cells);
            next = (ulong)token.Arch + 1;
        }

        if (next <= region.Arch.Last)
            Compare(region with { Arch = new((uint)next, region.Arch.Last) }, value, policy.Foreign);
        return Difference is null;
    }

    private void CompareCells(Region region, BitVector value, List<PolicyMap.Cell> cells)
    {
        for (int i = IndexOf(region.Nr.First, cells); i < cells.Count && cells[i].Nr.First <= region.Nr.Last; i++)
        {
            var common = new NumberRange(
                Math.Max(region.Nr.First, cells[i].Nr.First), Math.Min(region.Nr.Last, cells[i].Nr.Last));
            Compare(region with { Nr = common }, value, cells[i].Verdicts);
        }
    }

    private void Compare(Region region, BitVector value, PolicyMap.Verdict[] verdicts)
    {
        foreach (PolicyMap.Verdict verdict in verdicts)
        {
            int differs = value.IsConstant(out uint constant)
                ? constant == verdict.ReturnValue ? DecisionDiagrams.False : DecisionDiagrams.True
                : DecisionDiagrams.Not(arithmetic.Equal(value, BitVector.Constant(verdict.ReturnValue)));
            if (differs == DecisionDiagrams.False)
                continue;
            int wrong = diagrams.And(differs, diagrams.And(region.Guard, verdict.Guard));
            if (wrong == DecisionDiagrams.False)
                continue;
            wrong = diagrams.And(wrong, diagrams.And(Within(call.Arch, region.Arch), Within(call.Nr, region.Nr)));
            if (wrong != DecisionDiagrams.False)
                Difference ??= CallExample.Of(diagrams, wrong);
        }
    }

    private int Within(BitVector word, NumberRange range) => DecisionDiagrams.Not(diagrams.Or(
        arithmetic.Less(word, BitVector.Constant(range.First)), arithmetic.Less(BitVector.Constant(range.Last), word)));

    private static int IndexOf(uint number, List<PolicyMap.Cell> cells)
    {
        int low = 0;
        int high = cells.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (cells[middle].Nr.Last < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
