using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator;

/// <summary>Which class of a project gets which policy: the answers that generator and analyzers have in common.</summary>
internal static class ProjectPolicies
{
    /// <summary>What stands for the class of a profile that can have none of its name; no C# type has that name.</summary>
    private static readonly HostType s_nameless = new(
        "",
        ImmutableEquatableArray.Of(new HostDeclaration("Profile", "?", "static partial class Profile")),
        IsReachable: true,
        ImmutableEquatableArray<TakenName>.Empty);

    /// <summary>The files of a project: it may list one twice.</summary>
    public static IEnumerable<AdditionalText> Files(IEnumerable<AdditionalText> listed) =>
        listed.GroupBy(file => file.Path).Select(same => same.First());

    /// <summary>The policy of a class that is bound to a profile.</summary>
    /// <param name="reading">The class.</param>
    /// <param name="lookup">The file that it is bound to.</param>
    /// <param name="profiles">The profiles of the project, or at least that one.</param>
    /// <param name="project">The project.</param>
    public static ClassPolicy OfBound(
        ClassReading reading, ProfileLookup lookup, IEnumerable<ParsedProfile> profiles, ProjectSettings project) =>
        lookup.Path is not null && profiles.FirstOrDefault(profile => profile.File.Path == lookup.Path) is { } profile
            ? ClassPolicy.OfBoundProfile(reading, reading.Profile!, profile, project)
            : ClassPolicy.OfMissingProfile(reading, lookup, project);

    /// <summary>The class that is to be generated for a profile that no class is bound to; null when it can have none.</summary>
    public static HostType? HostOf(ProfileFile profile, BuildOptions build) =>
        ProfileClassName.HostFor(profile.Path, profile.ClassName, build.RootNamespace);

    /// <summary>The policy of a profile that no class is bound to.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="obstacles">What is in the way of a class, at a place.</param>
    /// <param name="project">The project.</param>
    public static ClassPolicy OfFree(
        ParsedProfile profile, Func<HostType, Place, IEnumerable<Finding>> obstacles, ProjectSettings project)
    {
        var start = new Place(profile.File.Path, default);
        if (HostOf(profile.File, project.Build) is { } host)
            return ClassPolicy.OfFreeProfile(host, profile, project, obstacles(host, start).ToImmutableEquatableArray());
        string name = profile.File.ClassName ?? ProfilePath.NameOf(profile.File.Path);
        return ClassPolicy.OfFreeProfile(
            s_nameless, profile, project, ImmutableEquatableArray.Of(Finding.Of(FindingKinds.NoClassName, start, name)));
    }
}
