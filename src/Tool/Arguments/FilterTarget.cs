using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Arguments;

/// <summary>The options that say what a filter is for: an architecture, or exactly some ABIs.</summary>
internal sealed class FilterTarget
{
    private readonly Choice<int> _target = new(
        "--target",
        "The architecture, as in a .NET runtime identifier; the filter covers its native ABI and what the profile states with it, "
            + "as a build makes it (default: x64).",
        [.. Target.DotNet.Select((target, index) => (target.Name, index))]);

    private readonly Option<string?> _arch = new("--arch")
    {
        Description = "Exactly these ABIs; the native one is that whose kernels serve the others.",
        HelpName = "ABI[,ABI]",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_target);
        verb.Add(_arch);
    }

    /// <summary>The architecture, and the options with the ABIs that were chosen.</summary>
    /// <exception cref="UnusableException">A name means nothing, or both options are given.</exception>
    public (Target Target, ProfileOptions Options) Read(ParseResult parsed, ProfileOptions options)
    {
        int? target = _target.Read(parsed);
        if (parsed.GetValue(_arch) is not { } names)
            return (target is { } index ? Target.DotNet[index] : Target.X64, options);
        if (target is not null)
            throw new UnusableException("--target takes the ABIs from the profile, --arch has them exactly: give one of the two.");
        IReadOnlyList<Abi> abis = AbiText.ReadList(names);
        return (TargetChoice.Of(abis), options with { Abis = abis.ToImmutableEquatableArray() });
    }
}
