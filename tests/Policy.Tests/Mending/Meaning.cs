using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>Whether policies give every call the same answer, whatever its number and arguments are.</summary>
internal static class Meaning
{
    /// <summary>The first number that is answered otherwise; null if there is none.</summary>
    public static string? Difference(BoundPolicy one, BoundPolicy other)
    {
        DecisionDiagrams diagrams = new(CancellationToken.None);
        ConditionDiagram conditions = new(
            diagrams, new BitVectorArithmetic(diagrams), new CallBits(diagrams, littleEndian: true), new VariablePredicates(diagrams));
        List<PolicyMap.Token> here = new PolicyMap(one, diagrams, conditions).Tokens, there = new PolicyMap(other, diagrams, conditions).Tokens;
        if (!here.Select(token => token.Arch).SequenceEqual(there.Select(token => token.Arch)))
            return "the ABIs";
        foreach ((PolicyMap.Token mine, PolicyMap.Token others) in here.Zip(there))
        {
            foreach (uint number in mine.Cells.Concat(others.Cells).Select(cell => cell.Nr.First).Distinct())
            {
                if (!Verdicts(mine, number).SequenceEqual(Verdicts(others, number)))
                    return $"{number} of 0x{mine.Arch:x}";
            }
        }

        return null;
    }

    private static IEnumerable<PolicyMap.Verdict> Verdicts(PolicyMap.Token token, uint number) =>
        token.Cells.Single(cell => cell.Nr.Contains(number)).Verdicts.OrderBy(verdict => verdict.ReturnValue);
}
