using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>A seccomp profile as its JSON says it: valid, but before a dialect and a target decide what it means.</summary>
/// <remarks>
/// The fields are those of the OCI runtime-spec (config-linux.md, Seccomp) with Docker's and Podman's additions.
/// A value is null where the file has none. Immutable, structurally equal; places take no part in equality.
/// </remarks>
public sealed record Profile
{
    /// <summary>The action when no rule matches.</summary>
    public required Located<ActionKind> DefaultAction { get; init; }

    /// <summary>The errno of the default action, 64 bits as written; the low 16 count.</summary>
    public Located<ulong>? DefaultErrnoRet { get; init; }

    /// <summary>Podman's: the same by name, here as its number.</summary>
    public Located<ulong>? DefaultErrno { get; init; }

    /// <summary>The ABIs covered besides the native one; those that no target of ours has are null.</summary>
    public ImmutableEquatableArray<Located<Abi?>> Architectures { get; init; } = ImmutableEquatableArray<Located<Abi?>>.Empty;

    /// <summary>Docker's: which ABIs go with which native one.</summary>
    public ImmutableEquatableArray<ArchMapEntry> ArchMap { get; init; } = ImmutableEquatableArray<ArchMapEntry>.Empty;

    /// <summary>Where the key 'archMap' stands.</summary>
    public Place ArchMapPlace { get; init; }

    /// <summary>SECCOMP_FILTER_FLAG_* names. An empty list is not the same as none: without the key runtimes set SPEC_ALLOW.</summary>
    public ImmutableEquatableArray<Located<string>>? Flags { get; init; }

    /// <summary>The socket that receives the listener of SCMP_ACT_NOTIFY.</summary>
    public Located<string>? ListenerPath { get; init; }

    /// <summary>What is sent along with the listener.</summary>
    public Located<string>? ListenerMetadata { get; init; }

    /// <summary>The rules, in the order of the file.</summary>
    public required ImmutableEquatableArray<ProfileRule> Rules { get; init; }

    /// <summary>What this profile says for one target.</summary>
    public PolicyReading ToPolicy(Target target, ProfileOptions options) => ProfilePolicy.Read(this, target, options);
}

/// <summary>An entry of 'archMap'.</summary>
/// <param name="Architecture">The native ABI that it is for; null if no target of ours has it.</param>
/// <param name="SubArchitectures">The ABIs covered besides.</param>
public sealed record ArchMapEntry(Located<Abi?> Architecture, ImmutableEquatableArray<Located<Abi?>> SubArchitectures);

/// <summary>An entry of 'syscalls'.</summary>
public sealed record ProfileRule
{
    /// <summary>The syscalls.</summary>
    public required ImmutableEquatableArray<NameReference> Names { get; init; }

    /// <summary>The syscall in the format of Docker before 1.13.</summary>
    public NameReference? Name { get; init; }

    /// <summary>What happens.</summary>
    public required Located<ActionKind> Action { get; init; }

    /// <summary>The action's errno, 64 bits as written; the low 16 count.</summary>
    public Located<ulong>? ErrnoRet { get; init; }

    /// <summary>Podman's: the same by name, here as its number.</summary>
    public Located<ulong>? Errno { get; init; }

    /// <summary>The conditions on arguments.</summary>
    public required ImmutableEquatableArray<ProfileArgument> Arguments { get; init; }

    /// <summary>An extension of ours: a condition in the language of docs/conditions.md.</summary>
    public WhenClause? When { get; init; }

    /// <summary>Docker's and Podman's: the rule holds only where all of this applies.</summary>
    public ProfileScope? Includes { get; init; }

    /// <summary>Docker's and Podman's: the rule does not hold where any of this applies.</summary>
    public ProfileScope? Excludes { get; init; }

    /// <summary>What a remark such as a "comment" says of it; null where none says anything, as in the many profiles with empty ones.</summary>
    public string? Remark { get; init; }

    /// <summary>The whole entry.</summary>
    public required Place Place { get; init; }
}

/// <summary>A condition in the language of docs/conditions.md.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Condition">What it says.</param>
/// <param name="Place">Where it was written.</param>
public sealed record WhenClause(string Text, Condition Condition, Place Place);

/// <summary>An entry of 'args'.</summary>
/// <param name="Index">The argument, 0 to 5.</param>
/// <param name="Value">What to compare with, or the mask.</param>
/// <param name="ValueTwo">What to compare the masked argument with; null if not given.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Place">The whole entry.</param>
public sealed record ProfileArgument(
    Located<int> Index, Located<ulong> Value, Located<ulong>? ValueTwo, Located<OciOperator> Operator, Place Place);

/// <summary>The comparisons of an OCI profile (SCMP_CMP_*).</summary>
public enum OciOperator
{
    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    LessOrEqual,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Greater than or equal.</summary>
    GreaterOrEqual,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>The argument under a mask (the value) equals the second value.</summary>
    MaskedEqual,
}

/// <summary>When a rule holds at all ('includes') or does not ('excludes').</summary>
/// <param name="Capabilities">CAP_* names.</param>
/// <param name="Architectures">Go's names of native ABIs, such as amd64.</param>
/// <param name="MinKernel">Docker's: the kernel reached.</param>
/// <param name="Place">The key that introduces it.</param>
public sealed record ProfileScope(
    ImmutableEquatableArray<Located<string>> Capabilities,
    ImmutableEquatableArray<Located<string>> Architectures,
    Located<KernelVersion>? MinKernel,
    Place Place);
