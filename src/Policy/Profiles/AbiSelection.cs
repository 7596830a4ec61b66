using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Which ABIs a profile's filter covers on one target.</summary>
internal static class AbiSelection
{
    /// <summary>The ABIs in the order of the target's family; none if the profile is for other machines.</summary>
    public static ImmutableEquatableArray<Abi> Of(Profile profile, Target target, ProfileOptions options)
    {
        if (options.Abis is { Count: > 0 } chosen)
            return target.Family.Concat(Abi.All.Except(target.Family)).Where(chosen.Contains).ToImmutableEquatableArray();
        HashSet<Abi> listed = [.. Listed(profile, target, options.Dialect)];
        bool isForOthers = profile.Architectures.Count > 0 && !target.Family.Any(listed.Contains) && !options.AlwaysCoverNative;
        return isForOthers
            ? ImmutableEquatableArray<Abi>.Empty
            : target.Family.Where(abi => abi == target.Native || listed.Contains(abi)).ToImmutableEquatableArray();
    }

    /// <summary>What 'architectures' lists, or the first entry of 'archMap' for the native ABI.</summary>
    private static IEnumerable<Abi> Listed(Profile profile, Target target, Dialect dialect)
    {
        IEnumerable<Located<Abi?>> listed = profile.Architectures;
        if (dialect != Dialect.Oci && profile.ArchMap.FirstOrDefault(entry => entry.Architecture.Value == target.Native) is { } entry)
            listed = listed.Concat(entry.SubArchitectures);
        return listed.Select(architecture => architecture.Value).OfType<Abi>();
    }
}
