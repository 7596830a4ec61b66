namespace SeccompSharp.Policies.Compilation;

/// <summary>A run of values of a word that all lead to one node, and what it costs to put a test in their way.</summary>
/// <param name="First">The lowest value.</param>
/// <param name="Last">The highest value.</param>
/// <param name="Node">Where they lead.</param>
/// <param name="Weight">The cost of one more instruction on the way of all of them (<see cref="CostModel"/>).</param>
/// <param name="Height">The instructions from the node to its return, both included, for arguments of zero.</param>
internal readonly record struct SearchCell(uint First, uint Last, int Node, double Weight, int Height)
{
    public bool IsSingle => First == Last;
}
