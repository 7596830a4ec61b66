using System.Collections.Immutable;

namespace SeccompSharp.Derive.Calls;

/// <summary>A native function that the program can reach.</summary>
/// <param name="Import">The function.</param>
/// <param name="Chain">Methods from an entry point to the one that declares it, each reached by the one before; no way is shorter by much.</param>
public sealed record ReachedImport(NativeImport Import, ImmutableArray<string> Chain)
{
    /// <summary><c>Program.Main → … → Interop.Sys.Connect</c>.</summary>
    public override string ToString() => string.Join(" → ", Chain);
}
