using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Stages;

/// <summary>A policy that is installed before or after others, for one target.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Policy">As its author meant it.</param>
/// <param name="Bound">In numbers; bound without an error.</param>
public sealed record Stage(string Name, Policy Policy, BoundPolicy Bound);
