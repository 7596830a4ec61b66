using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>What somebody chooses for a profile: an attribute, an item's metadata, a command line. Null where it is silent.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public sealed record ProfileChoices
{
    /// <summary>Nothing is chosen.</summary>
    public static readonly ProfileChoices None = new();

    /// <summary>Whose reading counts.</summary>
    public Dialect? Dialect { get; init; }

    /// <summary>Which of several matching rules decides.</summary>
    public RuleResolution? Resolution { get; init; }

    /// <summary>Which numbers are answered with ENOSYS.</summary>
    public UnknownSyscalls? Unknown { get; init; }

    /// <summary>Whose verdicts to give: what it implies gives way to every choice beside it.</summary>
    public Compat? Compat { get; init; }

    /// <summary>How wide comparisons are.</summary>
    public ComparisonWidth? Width { get; init; }

    /// <summary>The capabilities of the process.</summary>
    public ImmutableEquatableArray<string>? Capabilities { get; init; }

    /// <summary>The oldest kernel.</summary>
    public KernelVersion? MinKernel { get; init; }

    /// <summary>The action for calls of an ABI that the filter does not cover.</summary>
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

    /// <summary>How to read the profile: each choice as it is made, else as the runtime has it, else the default.</summary>
    public ProfileOptions ToOptions()
    {
        ProfileOptions implied = Compat is { } compat ? ProfileOptions.OfRuntime(compat) : new ProfileOptions();
        return implied with
        {
            Dialect = Dialect ?? implied.Dialect,
            Resolution = Resolution ?? implied.Resolution,
            Unknown = Unknown ?? implied.Unknown,
            Width = Width ?? implied.Width,
            Capabilities = Capabilities ?? implied.Capabilities,
            MinKernel = MinKernel ?? implied.MinKernel,
            ForeignAbi = ForeignAbi ?? implied.ForeignAbi,
        };
    }
}
