using System.Collections.Immutable;

namespace SeccompSharp.Derive.Calls;

/// <summary>What a program can reach. Immutable, and the same for the same assemblies.</summary>
/// <param name="Imports">The native functions, by library and name.</param>
/// <param name="EntryPoints">Where the search began: the program's first method, and what the runtime itself calls.</param>
/// <param name="Limits">Where the program's own code, or a package's, cannot be followed.</param>
/// <param name="FrameworkLimits">The same within .NET, one for each kind.</param>
/// <param name="MethodCount">How many methods were reached.</param>
public sealed record ReachedProgram(
    ImmutableArray<ReachedImport> Imports,
    ImmutableArray<string> EntryPoints,
    ImmutableArray<Limit> Limits,
    ImmutableArray<LimitSummary> FrameworkLimits,
    int MethodCount);
