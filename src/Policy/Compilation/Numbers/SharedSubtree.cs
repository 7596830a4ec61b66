namespace SeccompSharp.Policies.Compilation;

/// <summary>A decision that exists already, or that several trees may share, and that is right for a run of cells.</summary>
/// <param name="First">The first cell of the run.</param>
/// <param name="Last">The last cell of the run.</param>
/// <param name="Node">The decision.</param>
/// <param name="Instructions">How many instructions it adds to the program that leads to it.</param>
/// <param name="Height">Its longest path.</param>
/// <param name="MeanDepth">Its mean path, by weight, without what its leaves take.</param>
internal sealed record SharedSubtree(int First, int Last, int Node, double Instructions, int Height, double MeanDepth);
