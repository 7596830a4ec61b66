namespace SeccompSharp.Policies.Compilation;

/// <summary>What finding a call's number costs in a filter by the compiler's model, and what no filter of its kind gets below.</summary>
/// <remarks>Immutable, structurally equal. docs/compiler.md says how the bound is found.</remarks>
/// <param name="Cost">Of the search trees that were chosen, in nanoseconds over the life of a process.</param>
/// <param name="Bound">
/// Of trees that are at once as small as the smallest and as shallow as the shallowest, for the same division of numbers
/// into trees. No tree need be both.
/// </param>
/// <param name="Forwards">Instructions that are there only because a test jumps at most 255 instructions.</param>
public sealed record SearchCost(double Cost, double Bound, int Forwards);
