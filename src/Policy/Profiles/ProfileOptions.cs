using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Whose reading of a profile counts.</summary>
public enum Dialect
{
    /// <summary>Docker's: archMap, includes and excludes with minKernel, name; errno names where there is no number.</summary>
    Docker,

    /// <summary>Podman's, Buildah's and CRI-O's: as Docker's, with errno names and without minKernel.</summary>
    Podman,

    /// <summary>The runtime-spec alone, as in config.json and with containerd: nothing of Docker's additions.</summary>
    Oci,
}

/// <summary>A container runtime whose verdicts to reproduce.</summary>
public enum Compat
{
    /// <summary>runc with libseccomp.</summary>
    Runc,

    /// <summary>crun with libseccomp: the same without the stub for unknown numbers.</summary>
    Crun,
}

/// <summary>What a profile leaves to whoever uses it. The defaults are those of a build.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public sealed record ProfileOptions
{
    /// <summary>Whose reading counts.</summary>
    public Dialect Dialect { get; init; } = Dialect.Docker;

    /// <summary>Which of several matching rules decides.</summary>
    public RuleResolution Resolution { get; init; } = RuleResolution.Runc;

    /// <summary>Which numbers are answered with ENOSYS.</summary>
    public UnknownSyscalls Unknown { get; init; } = UnknownSyscalls.Runc;

    /// <summary>The capabilities of the process, such as CAP_SYS_ADMIN: what 'caps' is decided by.</summary>
    public ImmutableEquatableArray<string> Capabilities { get; init; } = ImmutableEquatableArray<string>.Empty;

    /// <summary>The oldest kernel the program runs on: what 'minKernel' is decided by. Unset, none is reached.</summary>
    public KernelVersion? MinKernel { get; init; }

    /// <summary>How wide comparisons are.</summary>
    public ComparisonWidth Width { get; init; } = ComparisonWidth.Declared;

    /// <summary>The action for calls of an ABI that the filter does not cover.</summary>
    public SyscallAction ForeignAbi { get; init; } = SyscallAction.KillProcess;

    /// <summary>Where x32 begins.</summary>
    public X32Border X32Border { get; init; } = X32Border.Bit;

    /// <summary>Whether socket and ipc rules also reach the multiplexers.</summary>
    public bool ExpandMultiplexers { get; init; }

    /// <summary>What happens to names that no kernel knows.</summary>
    public UnknownNames UnknownNames { get; init; } = UnknownNames.SkipWhereStricter;

    /// <summary>The ABIs to cover, whatever the profile lists; null to go by the profile.</summary>
    public ImmutableEquatableArray<Abi>? Abis { get; init; }

    /// <summary>Whether the native ABI is covered even when the profile lists ABIs of other machines only, as runtimes do.</summary>
    public bool AlwaysCoverNative { get; init; }

    /// <summary>Whether 'when', which runtimes do not know, is ignored as they ignore it.</summary>
    public bool IgnoreExtensions { get; init; }

    /// <summary>The container runtime that is to load the profile; null if it is a build, or any.</summary>
    public Compat? Runtime { get; init; }

    /// <summary>The choices of a container runtime.</summary>
    public static ProfileOptions OfRuntime(Compat compat) => new()
    {
        Runtime = compat,
        Resolution = RuleResolution.Runc,
        Unknown = compat == Compat.Runc ? UnknownSyscalls.Runc : UnknownSyscalls.None,
        Width = ComparisonWidth.Register,
        ForeignAbi = SyscallAction.KillThread,
        X32Border = X32Border.Threshold,
        ExpandMultiplexers = true,
        AlwaysCoverNative = true,
        IgnoreExtensions = true,
        UnknownNames = UnknownNames.Skip,
    };
}
