using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>What the calls of one number get.</summary>
internal static class CallAnswers
{
    /// <summary>The actions that calls under a policy's native ABI get, each once.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="number">The number of the calls.</param>
    /// <param name="calls">Which of them; null for all.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    /// <exception cref="UndecidedException">The conditions are too entangled to tell.</exception>
    public static IReadOnlyList<SyscallAction> Of(
        BoundPolicy policy, uint number, BoundCondition? calls, CancellationToken cancellationToken)
    {
        BoundAbi native = policy.Abis[0];
        BoundPolicy ofNumber = policy with
        {
            Abis = ImmutableEquatableArray.Of(native with { Rules = native.Rules.Where(rule => rule.Number == number).ToImmutableEquatableArray() }),
        };
        var diagrams = new DecisionDiagrams(cancellationToken);
        var conditions = new ConditionDiagram(
            diagrams, new BitVectorArithmetic(diagrams), new CallBits(diagrams, littleEndian: true), new VariablePredicates(diagrams));
        int meant = calls is null ? DecisionDiagrams.True : conditions.Draw(calls);
        return
        [
            .. new PolicyMap(ofNumber, diagrams, conditions).Tokens.Single().Cells.Single(cell => cell.Nr.Contains(number)).Verdicts
                .Where(verdict => diagrams.And(meant, verdict.Guard) != DecisionDiagrams.False)
                .Select(verdict => SyscallAction.FromReturnValue(verdict.ReturnValue)).Distinct(),
        ];
    }
}
