
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Profiles;

/// <summary>What an attribute, or an item's metadata, chooses for a profile; null where it is silent.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
internal sealed record ProfileChoices
{
    public static readonly ProfileChoices None = new();

    public Dialect? Dialect { get; init; }

    public RuleResolution? Resolution { get; init; }

    public UnknownSyscalls? Unknown { get; init; }

    public Compat? Compat { get; init; }

    public ComparisonWidth? Width { get; init; }

    public ImmutableEquatableArray<string>? Capabilities { get; init; }

    public KernelVersion? MinKernel { get; init; }

    public SyscallAction? ForeignAbi { get; init; }

    /// <summary>These choices, and <paramref name="fallback"/>'s where they are silent.</summary>
    public ProfileChoices Or(ProfileChoices fallback) => new()
    {
        Dialect = Dialect ?? fallback.Dialect,
        Resolution = Resolution ?? fallback.Resolution,
        Unknown = Unknown ?? fallback.Unknown,
        Compat = Compat ?? fallback.Compat,
        Width = Width ?? fallback.Width,
        Capabilities = Capabilities ?? fallback.Capabilities,
        MinKernel = MinKernel ?? fallback.MinKernel,
        ForeignAbi = ForeignAbi ?? fallback.ForeignAbi,
    };

    /// <summary>The options for reading the profile: the defaults where nothing is chosen.</summary>
    public ProfileOptions ToOptions()
    {
        var defaults = new ProfileOptions();
        ProfileOptions options = defaults with
        {
            Dialect = Dialect ?? defaults.Dialect,
            Resolution = Resolution ?? defaults.Resolution,
            Unknown = Unknown ?? defaults.Unknown,
            Width = Width ?? defaults.Width,
            Capabilities = Capabilities ?? defaults.Capabilities,
            MinKernel = MinKernel ?? defaults.MinKernel,
            ForeignAbi = ForeignAbi ?? defaults.ForeignAbi,
        };
        return Compat is { } compat ? ProfileOptions.ForCompat(compat, options) : options;
    }
}
