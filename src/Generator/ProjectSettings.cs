using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator;

/// <summary>What a project says for all its policies, in properties and in files.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Build">Its properties.</param>
/// <param name="Options">What shape filters should have, by the traffic that was recorded.</param>
/// <param name="Locks">Its lock files.</param>
internal sealed record ProjectSettings(BuildOptions Build, CompilerOptions Options, ImmutableEquatableArray<LockText> Locks)
{
    /// <summary>The part that one class's filters depend on beside its policy.</summary>
    public HostSettings For(HostType host) => new(Options, LockSelection.Of(host, Locks), Build.IsLockRequired);
}

/// <summary>What one class's filters depend on beside its policy.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Options">What shape they should have.</param>
/// <param name="Locks">The lock files that hold them.</param>
/// <param name="IsLockRequired">Whether there must be one.</param>
internal sealed record HostSettings(CompilerOptions Options, ImmutableEquatableArray<LockText> Locks, bool IsLockRequired);
