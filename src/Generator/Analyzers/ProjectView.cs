using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Generator.Values;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>A project's policies as the generator sees them, for the questions that concern several of them.</summary>
/// <remarks>Lives as long as the analysis of one compilation. Thread-safe; looks for classes when first asked.</remarks>
internal sealed class ProjectView
{
    private readonly Compilation _compilation;
    private readonly AnalyzerConfigOptionsProvider _configuration;
    private readonly BuildValues _values;
    private readonly AdditionalText[] _files;
    private readonly Lazy<ProjectSettings> _settings;
    private readonly Lazy<IReadOnlyList<(INamedTypeSymbol Type, ClassReading Reading)>> _classes;
    private readonly Lazy<HostNames> _names;

    public ProjectView(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _configuration = options.AnalyzerConfigOptionsProvider;
        _files = [.. ProjectPolicies.Files(options.AdditionalFiles)];
        _values = BuildValuesFile.Read([.. _files.Where(file => BuildValuesFile.Is(file.Path))], cancellationToken);
        Build = BuildOptions.Read(_values, _configuration.GlobalOptions, compilation.Options.OutputKind);
        _settings = new(() => ReadSettings(cancellationToken));
        _classes = new(() => [.. PolicyClasses.In(compilation, cancellationToken)]);
        _names = new(() => HostNames.Of(FindHosts(cancellationToken).Select(host => host.MetadataName)));
    }

    /// <summary>The project's properties.</summary>
    public BuildOptions Build { get; }

    /// <summary>What the project says for all its policies.</summary>
    public ProjectSettings Settings => _settings.Value;

    /// <summary>All classes with seccomp attributes, those included that another generator writes.</summary>
    public IReadOnlyList<(INamedTypeSymbol Type, ClassReading Reading)> Classes => _classes.Value;

    /// <summary>The classes that are bound to a file.</summary>
    public IEnumerable<ClassReading> BoundTo(string path) => Classes
        .Select(one => one.Reading)
        .Where(reading => reading.Profile is { } binding && Lookup(binding).Path == path);

    /// <summary>The file that a class is bound to.</summary>
    public ProfileLookup Lookup(ProfileBinding binding) =>
        ProfileLookup.Find(binding, [.. _files.Select(file => file.Path)], Build);

    /// <summary>A file as a profile; null if it is none.</summary>
    public ParsedProfile? Profile(AdditionalText file, CancellationToken cancellationToken)
    {
        string[] bound = BoundTo(file.Path).Any() ? [file.Path] : [];
        return ProfileSelection.Read(file, _values, _configuration.GetOptions(file), bound, cancellationToken) is { } profile
            ? ParsedProfile.Parse(profile, cancellationToken)
            : null;
    }

    /// <summary>The profiles that no class is bound to.</summary>
    public IEnumerable<ParsedProfile> FreeProfiles(CancellationToken cancellationToken) =>
        _files.Select(file => Profile(file, cancellationToken)).OfType<ParsedProfile>().Where(profile => !profile.File.IsBound);

    /// <summary>Whether a class is written in this project, and not in one that it references.</summary>
    public bool IsInProject(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    /// <summary>The policy of a class.</summary>
    public ClassPolicy SourceOf(ClassReading reading, CancellationToken cancellationToken)
    {
        if (reading.Rules is { } rules)
            return ClassPolicy.OfRules(reading, rules, Settings);
        ProfileLookup lookup = Lookup(reading.Profile!);
        return ProjectPolicies.OfBound(reading, lookup, ProfileAt(lookup, cancellationToken) is { } profile ? [profile] : [], Settings);
    }

    /// <summary>What a class is bound to; null if there is no such file, or it is no profile.</summary>
    public ParsedProfile? ProfileAt(ProfileLookup lookup, CancellationToken cancellationToken) =>
        _files.FirstOrDefault(file => file.Path == lookup.Path) is { } file ? Profile(file, cancellationToken) : null;

    /// <summary>The policy of a profile that no class is bound to.</summary>
    public ClassPolicy SourceOf(ParsedProfile free, CancellationToken cancellationToken) => ProjectPolicies.OfFree(
        free, (host, start) => ExistingClass.Check(_compilation, host, start, cancellationToken), Settings);

    /// <summary>Whether the filter of a class is made of the attributes that the compiler sees on it.</summary>
    /// <remarks>A class that takes no member has no filter, and an error that says so.</remarks>
    public bool IsMadeOfItsAttributes(INamedTypeSymbol type, ClassReading reading, CancellationToken cancellationToken) =>
        SeenAttributes.Of(type, cancellationToken) is { Count: > 0 } seen
            ? seen.All(fingerprint => fingerprint == reading.Seen)
            : SourceOf(reading, cancellationToken) is var policy
                && policy.Findings.Concat(Obstacles(policy)).Any(finding => finding.Kind.LeavesNoClass);

    /// <summary>What stands in the way of generating the filters of a policy in this project, or is risky in it.</summary>
    public IEnumerable<Finding> Check(ClassPolicy policy)
    {
        IEnumerable<Finding> obstacles = Obstacles(policy);
        return policy.InstallAtStartup && _compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            ? obstacles.Append(Finding.Of(FindingKinds.InstallAtStartupInLibrary, policy.Place, policy.Host.Name))
            : obstacles;
    }

    private IEnumerable<Finding> Obstacles(ClassPolicy policy)
    {
        if (!RuntimeReference.IsIn(_compilation))
            yield return Finding.Of(FindingKinds.RuntimeNotReferenced, policy.Place, policy.Host.Name);
        if (_names.Value.Shared.Contains(policy.Host.MetadataName))
            yield return Finding.Of(FindingKinds.PoliciesShareClass, policy.Place, policy.Host.MetadataName);
    }

    private ProjectSettings ReadSettings(CancellationToken cancellationToken) => new(
        Build,
        TrafficFiles.Shape(_files.Where(TrafficFiles.Is).Select(file => TrafficFiles.Read(file, cancellationToken).Calls)),
        _files.Where(file => LockSelection.IsLock(file.Path))
            .Select(file => LockText.Read(file, cancellationToken)).ToImmutableEquatableArray());

    private IEnumerable<HostType> FindHosts(CancellationToken cancellationToken) => Classes
        .Select(one => one.Reading.Host)
        .Concat(FreeProfiles(cancellationToken).Select(profile => ProjectPolicies.HostOf(profile.File, Build)).OfType<HostType>());
}
