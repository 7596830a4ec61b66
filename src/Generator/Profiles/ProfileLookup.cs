using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Profiles;

/// <summary>Which AdditionalFile a class is bound to.</summary>
/// <param name="Path">Its path; null when there is none, or no single one.</param>
/// <param name="Finding">Why not.</param>
internal sealed record ProfileLookup(string? Path, Finding? Finding)
{
    /// <summary>Finds the file that a class asks for.</summary>
    public static ProfileLookup Find(ProfileBinding binding, IReadOnlyCollection<string> files, BuildOptions build)
    {
        // An empty path has a finding already.
        if (string.IsNullOrWhiteSpace(binding.Path))
            return new ProfileLookup(null, null);
        IReadOnlyList<string> matches =
            ProfilePath.Matches(binding.Path, [build.ProjectDirectory, binding.SourceDirectory], files);
        return matches.Count switch
        {
            1 => new ProfileLookup(matches[0], null),
            0 => new ProfileLookup(null, NotFound(binding, files)),
            _ => new ProfileLookup(null, Finding.Of(
                FindingKinds.ProfileAmbiguous, binding.Place, binding.Path, string.Join(" or ", matches.Select(Quote)))),
        };
    }

    private static Finding NotFound(ProfileBinding binding, IReadOnlyCollection<string> files)
    {
        string? near = Spelling.Nearest(ProfilePath.NameOf(binding.Path), files.Select(ProfilePath.NameOf));
        string hint = near is null ? "" : $" (did you mean {Quote(near)}?)";
        return Finding.Of(FindingKinds.ProfileNotFound, binding.Place, binding.Path, hint);
    }

    private static string Quote(string path) => $"'{path}'";
}
