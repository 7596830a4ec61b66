using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>One call of those for which a diagram holds.</summary>
internal static class CallExample
{
    /// <summary>The call with the fewest leading ones for which the diagram, not the constant false, holds.</summary>
    public static SeccompData Of(DecisionDiagrams diagrams, int diagram)
    {
        var ones = new bool[CallBits.FirstFreeLevel];
        while (diagram != DecisionDiagrams.True)
        {
            int level = diagrams.Level(diagram);
            int low = diagrams.Low(diagram);
            bool isOne = low == DecisionDiagrams.False;
            if (level < ones.Length) // else it is about variables
                ones[level] = isOne;
            diagram = isOne ? diagrams.High(diagram) : low;
        }

        return CallBits.Call(ones);
    }
}
