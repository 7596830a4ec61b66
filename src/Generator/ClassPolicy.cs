using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator;

/// <summary>Everything that is said about one class's filters, whoever said it: all that compiling them depends on.</summary>
/// <remarks>Immutable, structurally equal; places take no part in it.</remarks>
/// <param name="Host">The class.</param>
/// <param name="Place">What findings about the policy as a whole point at.</param>
/// <param name="Origin">Who states it.</param>
/// <param name="Targets">The architectures, at least one.</param>
/// <param name="Policies">One policy a target. May lack targets when there are errors.</param>
/// <param name="InstallAtStartup">Whether a module initializer installs the filter.</param>
/// <param name="Reports">Whether its author has it report what it stops; the build may ask for that too.</param>
/// <param name="Settings">What the project says about its filters.</param>
/// <param name="Findings">What is wrong with it so far. Errors forbid to compile it.</param>
internal sealed record ClassPolicy(
    HostType Host,
    Place Place,
    PolicyOrigin Origin,
    ImmutableEquatableArray<Target> Targets,
    ImmutableEquatableArray<TargetPolicy> Policies,
    bool InstallAtStartup,
    bool Reports,
    HostSettings Settings,
    ImmutableEquatableArray<Finding> Findings)
{
    /// <summary>The profile that it was read from; none for attributes.</summary>
    public PolicyText Text { get; init; }

    /// <summary>The policy that a class states by attributes.</summary>
    public static ClassPolicy OfRules(ClassReading reading, RuleSet rules, ProjectSettings project)
    {
        ImmutableEquatableArray<Target> targets = First(reading.Targets, project.Build.Targets);
        return new ClassPolicy(
            reading.Host,
            reading.Place,
            PolicyOrigin.Of(reading),
            targets,
            targets.Select(target => TargetPolicy.Of(target, rules.For(target), project.Build, reading.Reports)).ToImmutableEquatableArray(),
            reading.InstallAtStartup,
            reading.Reports,
            project.For(reading.Host),
            Guards(project, reading.Place).Concat(reading.Findings).Concat(HostMembers.Conflicts(reading.Host, targets)).ToImmutableEquatableArray());
    }

    /// <summary>The policy of a class that is bound to a profile.</summary>
    public static ClassPolicy OfBoundProfile(
        ClassReading reading, ProfileBinding binding, ParsedProfile profile, ProjectSettings project) => OfProfile(
            reading.Host,
            reading.Place,
            PolicyOrigin.Of(reading),
            profile,
            binding.Choices.Or(profile.File.Choices),
            First(reading.Targets, profile.File.Targets, project.Build.Targets),
            project,
            reading.InstallAtStartup || profile.File.InstallAtStartup,
            reading.Reports,
            reading.Findings);

    /// <summary>What is left of the policy of a class when its profile is not there.</summary>
    public static ClassPolicy OfMissingProfile(ClassReading reading, ProfileLookup lookup, ProjectSettings project) => new(
        reading.Host,
        reading.Place,
        PolicyOrigin.Of(reading),
        First(reading.Targets, project.Build.Targets),
        ImmutableEquatableArray<TargetPolicy>.Empty,
        reading.InstallAtStartup,
        reading.Reports,
        project.For(reading.Host),
        Guards(project, reading.Place).Concat(reading.Findings).Concat(lookup.Finding is null ? [] : [lookup.Finding]).ToImmutableEquatableArray());

    /// <summary>The policy of a profile that gets a class of its own.</summary>
    /// <param name="host">The class.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="project">The project.</param>
    /// <param name="obstacles">What is in the way of the class.</param>
    public static ClassPolicy OfFreeProfile(
        HostType host, ParsedProfile profile, ProjectSettings project, ImmutableEquatableArray<Finding> obstacles) => OfProfile(
        host,
        new Place(profile.File.Path, default),
        PolicyOrigin.Of(profile.File),
        profile,
        profile.File.Choices,
        First(profile.File.Targets, project.Build.Targets),
        project,
        profile.File.InstallAtStartup,
        reports: false,
        obstacles);

    private static ClassPolicy OfProfile(
        HostType host,
        Place place,
        PolicyOrigin origin,
        ParsedProfile profile,
        ProfileChoices choices,
        ImmutableEquatableArray<Target> targets,
        ProjectSettings project,
        bool installAtStartup,
        bool reports,
        ImmutableEquatableArray<Finding> before)
    {
        List<Finding> findings =
        [
            .. Guards(project, place), .. before, .. HostMembers.Conflicts(host, targets), .. profile.File.Findings, .. profile.Reading.Findings,
        ];
        var policies = new List<TargetPolicy>();
        ProfileOptions options = choices.ToOptions();
        foreach (Target target in targets)
        {
            if (profile.Reading.Profile?.ToPolicy(target, options) is not { } reading)
                continue;
            findings.AddRange(reading.Findings);
            if (reading.Policy is not null)
                policies.Add(TargetPolicy.Of(target, reading.Policy, project.Build, reports));
        }

        if (profile.Reading.Profile is { } read && ProfileCoverage.Check(read, targets, options) is { } others)
            findings.Add(others);
        return new ClassPolicy(
            host,
            place,
            origin,
            targets,
            policies.ToImmutableEquatableArray(),
            installAtStartup,
            reports,
            project.For(host),
            findings.EachOnce())
        {
            Text = new PolicyText(profile.File.Path, profile.Reading),
        };
    }

    private static IEnumerable<Finding> Guards(ProjectSettings project, Place policy) =>
        project.Build.Guards.Select(guard => guard with { Place = policy });

    private static ImmutableEquatableArray<Target> First(params ImmutableEquatableArray<Target>[] choices) =>
        choices.First(targets => targets.Count > 0);
}

/// <summary>A text in which places of a policy are.</summary>
/// <remarks>Like places it takes no part in equality: who remembers something with places asks whether the text is still the same.</remarks>
/// <param name="path">The file.</param>
/// <param name="reading">What was read of it, once for each text.</param>
internal readonly struct PolicyText(string path, ProfileReading reading) : IEquatable<PolicyText>
{
    public string? Path => path;

    /// <summary>Whether it is the same text of the same file, and so has the same places.</summary>
    public bool IsSame(PolicyText other) => reading is not null && ReferenceEquals(reading, other.Reading) && Path == other.Path;

    /// <summary>Always true.</summary>
    public bool Equals(PolicyText other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PolicyText;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private ProfileReading? Reading => reading;
}

/// <summary>A policy for one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Policy">The policy.</param>
/// <param name="JitPolicy">The same for CoreCLR, when the policy is for NativeAOT and has groups: a project with PublishAot
/// also runs with the JIT, on <c>dotnet run</c> and in tests, and a class library in whatever uses it; groups then stand for
/// more.</param>
internal sealed record TargetPolicy(Target Target, Policy Policy, Policy? JitPolicy)
{
    /// <summary>The policy of a class as a build has it.</summary>
    /// <param name="target">The target.</param>
    /// <param name="policy">What its author says.</param>
    /// <param name="build">What the build says.</param>
    /// <param name="reports">Whether its author has it report what it stops.</param>
    public static TargetPolicy Of(Target target, Policy policy, BuildOptions build, bool reports)
    {
        Policy forBuild = policy with
        {
            IsForDotNet = true,
            Groups = build.Groups,
            Mode = build.Mode,
            Reported = HasReporter(target) && (reports || build.Reported != ReportedAnswers.None)
                ? build.Reported == ReportedAnswers.Denials ? ReportedAnswers.Denials : ReportedAnswers.Kills
                : ReportedAnswers.None,
        };
        bool depends = build.Groups.Runtime == DotNetRuntime.NativeAot
            && policy.Rules.Any(rule => rule.Names.Any(name => name.IsGroup));
        return new TargetPolicy(
            target, forBuild, depends ? forBuild with { Groups = build.Groups with { Runtime = DotNetRuntime.CoreClr } } : null);
    }

    /// <summary>Whether the runtime has machine code to report with there.</summary>
    public static bool HasReporter(Target target) => target == Target.X64 || target == Target.Arm64;

    /// <summary>The policy as it is in force where no build learns anything: what there is to review, and to compare.</summary>
    /// <param name="policy">One for a build.</param>
    /// <param name="target">Its target.</param>
    /// <param name="reports">Whether its author has it report what it stops.</param>
    public static Policy InForce(Policy policy, Target target, bool reports) => policy with
    {
        Mode = PolicyMode.Enforce,
        Reported = reports && HasReporter(target) ? ReportedAnswers.Kills : ReportedAnswers.None,
    };
}
