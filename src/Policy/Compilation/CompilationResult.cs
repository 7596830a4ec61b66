using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What became of a policy.</summary>
/// <param name="Program">The filter; null when a finding of error severity says why there is none.</param>
/// <param name="Findings">In order of importance.</param>
public sealed record CompilationResult(Program? Program, ImmutableEquatableArray<Finding> Findings);
