using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Does a profile say anything about the machines that filters are made for?</summary>
public static class ProfileCoverage
{
    /// <summary>A finding if all architectures that the profile lists are of other machines; else null.</summary>
    public static Finding? Check(Profile profile, IReadOnlyCollection<Target> targets, ProfileOptions options)
    {
        if (targets.Count == 0 || targets.Any(target => AbiSelection.Of(profile, target, options).Count > 0))
            return null;
        return Finding.Of(
            FindingKinds.ProfileForOthers, profile.Architectures[0].Place,
            string.Join(", ", targets.Select(target => target.Name)), targets.First().Native.ScmpName);
    }
}
