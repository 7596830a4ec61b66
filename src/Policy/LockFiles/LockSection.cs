using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>What one filter says for one ABI: a part of a lock file.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Name">The target, <c>with a JIT</c> where that has a filter of its own, and the ABI.</param>
/// <param name="Entries">The policy's actions, then the syscalls by name. A syscall that gets the default action has none.</param>
public sealed record LockSection(string Name, ImmutableEquatableArray<LockEntry> Entries)
{
    /// <summary>The section of no filter but of what authors say: why rules are there.</summary>
    public const string Why = "why";
}

/// <summary>One line of a lock file.</summary>
/// <param name="Key">A word such as <c>default</c>, or a syscall's name and number.</param>
/// <param name="Value">What happens to such a call.</param>
public sealed record LockEntry(string Key, string Value)
{
    /// <summary>The action when no rule matches.</summary>
    public const string Default = "default";

    /// <summary>The action for calls of ABIs that the filter does not cover.</summary>
    public const string Foreign = "foreign";

    /// <summary>The numbers that are the ABI's own, where it shares a token with another one.</summary>
    public const string Numbers = "numbers";

    /// <summary>The action for unknown numbers, and which these are.</summary>
    public const string Unknown = "unknown";

    /// <summary>Whether the line is about a syscall.</summary>
    public bool IsSyscall => Key is not (Default or Foreign or Numbers or Unknown);

    /// <summary>The syscall's name, or the key.</summary>
    public string Name => Key.IndexOf(' ') is > 0 and int end ? Key.Substring(0, end) : Key;
}
