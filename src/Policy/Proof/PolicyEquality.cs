using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>Decides whether two policies are one: for every token, number and argument the same action, and the same variables to give.</summary>
/// <remarks>Complete and without sampling, as <see cref="Equivalence"/> is. Thread-safe.</remarks>
public static class PolicyEquality
{
    /// <summary>Whether they are proven equal; false also where it cannot be decided within bounds.</summary>
    /// <exception cref="System.OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static bool Proves(BoundPolicy one, BoundPolicy other, CancellationToken cancellation)
    {
        if (one.Equals(other))
            return true;
        if (one.Abis[0].Abi.IsLittleEndian != other.Abis[0].Abi.IsLittleEndian
            || !InstallVariable.Of([one]).Equals(InstallVariable.Of([other]))
            || !InstallVariable.LimitsOf([one]).Equals(InstallVariable.LimitsOf([other])))
        {
            return false;
        }

        try
        {
            var diagrams = new DecisionDiagrams(cancellation);
            var conditions = new ConditionDiagram(
                diagrams, new BitVectorArithmetic(diagrams), new CallBits(diagrams, one.Abis[0].Abi.IsLittleEndian), new VariablePredicates(diagrams));
            var first = new PolicyMap(one, diagrams, conditions);
            var second = new PolicyMap(other, diagrams, conditions);
            return AreSame(first.Foreign, second.Foreign)
                && first.Tokens.Concat(second.Tokens).Select(token => token.Arch).Distinct()
                    .All(token => AreSame(CellsOf(first, token), CellsOf(second, token)));
        }
        catch (UndecidedException)
        {
            return false;
        }
    }

    private static List<PolicyMap.Cell> CellsOf(PolicyMap map, uint token) =>
        map.Tokens.FirstOrDefault(one => one.Arch == token)?.Cells ?? [new PolicyMap.Cell(new NumberRange(0, uint.MaxValue), map.Foreign)];

    /// <summary>Both go from 0 to the highest number without gaps, but may be cut in different places.</summary>
    private static bool AreSame(List<PolicyMap.Cell> one, List<PolicyMap.Cell> other)
    {
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            if (!AreSame(one[i].Verdicts, other[j].Verdicts))
                return false;
            uint end = System.Math.Min(one[i].Nr.Last, other[j].Nr.Last);
            if (one[i].Nr.Last == end)
                i++;
            if (other[j].Nr.Last == end)
                j++;
        }

        return true;
    }

    /// <summary>A function has one diagram; so equal guards are the same number.</summary>
    private static bool AreSame(PolicyMap.Verdict[] one, PolicyMap.Verdict[] other) => one.Length == other.Length && one.All(other.Contains);
}
