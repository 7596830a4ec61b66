using System.Threading;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>Says of conditions whether they hold for every call, for none, or depend on it.</summary>
/// <remarks>Complete, like the proof, and on the same diagrams. Whatever value a variable has. Not thread-safe.</remarks>
internal sealed class ConditionTruth
{
    private readonly ConditionDiagram _conditions;
    private bool _isExhausted;

    /// <param name="cancellation">Checked throughout.</param>
    public ConditionTruth(CancellationToken cancellation)
    {
        var diagrams = new DecisionDiagrams(cancellation, MaxSteps);
        // Which half of an argument comes first in memory makes no difference to what it compares to.
        _conditions = new ConditionDiagram(
            diagrams, new BitVectorArithmetic(diagrams), new CallBits(diagrams, littleEndian: true), new VariablePredicates(diagrams));
    }

    /// <summary>A hundredth of what the proof may take: an answer that is not worth waiting for is not given.</summary>
    private const int MaxSteps = DecisionDiagrams.MaxSteps / 100;

    /// <summary>Whether it always or never holds; null when that depends on the call, or would take too long to tell.</summary>
    public bool? Of(BoundCondition condition)
    {
        if (_isExhausted)
            return null;
        try
        {
            return _conditions.Draw(condition) switch
            {
                DecisionDiagrams.True => true,
                DecisionDiagrams.False => false,
                _ => null,
            };
        }
        catch (UndecidedException)
        {
            _isExhausted = true;
            return null;
        }
    }
}
