using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Output;

namespace SeccompSharp.Tool.Sources;

/// <summary>The filters of a profile, each made when the first call asks for it.</summary>
/// <param name="profile">The profile.</param>
/// <param name="options">How to read it.</param>
/// <param name="abis">The exact ABIs of the one filter; null for what the profile states, target by target.</param>
/// <param name="terminal">Where findings go.</param>
internal sealed class ProfileFilters(
    ProfileFile profile, ProfileOptions options, IReadOnlyList<Abi>? abis, Terminal terminal) : IFilters
{
    private readonly bool _statesAbis = profile.StatedAbis(options.Dialect).Count > 0;
    private readonly Dictionary<Target, Program?> _programs = [];

    public Program? Answering(Abi abi)
    {
        Target target = TargetFor(abi);
        if (!_programs.TryGetValue(target, out Program? program))
        {
            program = Make(target);
            _programs.Add(target, program);
        }

        return program;
    }

    /// <summary>A profile that lists no ABI means the native one, so the ABI of the call is it.</summary>
    private Target TargetFor(Abi abi)
    {
        if (abis is not null)
            return TargetChoice.Of(abis);
        return _statesAbis ? Target.Serving(abi) : Target.WithNative(abi);
    }

    private Program? Make(Target target)
    {
        FilterBuildResult result = profile.Build(target, options with { Abis = abis?.ToImmutableEquatableArray() })
            .WithoutVariables(ProfileFile.NobodyAsked, ProfileFile.UseClass);
        new FindingWriter(profile.File).WriteTroubles(terminal.Error, result.Findings);
        return result.Filter?.Program;
    }
}
