using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Text;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>A project's policies as the generator sees them, for the questions that concern several of them.</summary>
/// <remarks>Lives as long as the analysis of one compilation. Thread-safe; looks for classes when first asked.</remarks>
internal sealed class ProjectView
{
    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Lazy<IReadOnlyList<ClassReading>> _classes;
    private readonly Lazy<IReadOnlyList<HostType>> _hosts;
    private readonly Lazy<HostNames> _names;

    public ProjectView(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _options = options;
        Build = BuildOptions.Read(options.AnalyzerConfigOptionsProvider);
        _classes = new(() => [.. PolicyClasses.In(compilation.Assembly.GlobalNamespace, cancellationToken)]);
        _hosts = new(() => [.. FindHosts(cancellationToken)]);
        _names = new(() => HostNames.Of(_hosts.Value.Select(host => host.MetadataName)));
    }

    /// <summary>The project's properties.</summary>
    public BuildOptions Build { get; }

    /// <summary>The classes of all policies.</summary>
    public IReadOnlyList<HostType> Hosts => _hosts.Value;

    /// <summary>What the lock file of a policy without errors has to say.</summary>
    public IEnumerable<Finding> CheckLock(PolicySource policy, Place place, CancellationToken cancellationToken) =>
        LockCheck.Check(policy, place, _options.AdditionalFiles, cancellationToken);

    /// <summary>The classes that are bound to a file.</summary>
    public IEnumerable<ClassReading> BoundTo(string path) =>
        _classes.Value.Where(reading => reading.Profile is { } binding && Lookup(binding).Path == path);

    /// <summary>The file that a class is bound to.</summary>
    public ProfileLookup Lookup(ProfileBinding binding) =>
        ProfileLookup.Find(binding, [.. _options.AdditionalFiles.Select(file => file.Path)], Build);

    /// <summary>A file as a profile; null if it is none.</summary>
    public ParsedProfile? Profile(AdditionalText file, CancellationToken cancellationToken)
    {
        AnalyzerConfigOptions metadata = _options.AnalyzerConfigOptionsProvider.GetOptions(file);
        string[] bound = BoundTo(file.Path).Any() ? [file.Path] : [];
        return ProfileSelection.Read(file, metadata, bound, cancellationToken) is { } profile
            ? ParsedProfile.Parse(profile, cancellationToken)
            : null;
    }

    /// <summary>The profile that a class is bound to, if the file is there.</summary>
    public ParsedProfile? Profile(ProfileBinding binding, CancellationToken cancellationToken) =>
        Lookup(binding).Path is { } path && _options.AdditionalFiles.FirstOrDefault(file => file.Path == path) is { } file
            ? Profile(file, cancellationToken)
            : null;

    /// <summary>Whether a class is written in this project, and not in one that it references.</summary>
    public bool IsInProject(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    /// <summary>The policy of a class; null when its profile is not there.</summary>
    public PolicySource? SourceOf(ClassReading reading, CancellationToken cancellationToken)
    {
        if (reading.Rules is { } rules)
            return PolicySource.OfRules(reading, rules, Build);
        return Profile(reading.Profile!, cancellationToken) is { } profile
            ? PolicySource.OfBoundProfile(reading, reading.Profile!, profile, Build)
            : null;
    }

    /// <summary>What stands in the way of generating the filters of a policy in this project, or is risky in it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="place">What findings point at.</param>
    public IEnumerable<Finding> Check(PolicySource policy, Place place)
    {
        if (!RuntimeReference.IsIn(_compilation))
            yield return Finding.Of(FindingRules.RuntimeNotReferenced, place, policy.Host.Name);
        if (_names.Value.Shared.Contains(policy.Host.MetadataName))
            yield return Finding.Of(FindingRules.PoliciesShareClass, place, policy.Host.MetadataName);
        if (policy.InstallAtStartup && _compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary)
            yield return Finding.Of(FindingRules.InstallAtStartupInLibrary, place, policy.Host.Name);
        if (policy.Policies.FirstOrDefault(target => target.Policy.LogsInsteadOfDefault) is { } learning)
            yield return Finding.Of(FindingRules.DefaultActionLogs, place, policy.Host.Name, learning.Policy.DefaultAction.ToString());
    }

    /// <summary>What is in the way of a class that is to be generated for a profile.</summary>
    public ImmutableEquatableArray<Finding> Obstacles(HostType host, Place profile, CancellationToken cancellationToken) =>
        ExistingClass.Check(_compilation, host, profile, cancellationToken).ToImmutableEquatableArray();

    private IEnumerable<HostType> FindHosts(CancellationToken cancellationToken)
    {
        foreach (ClassReading reading in _classes.Value)
            yield return reading.Host;
        foreach (AdditionalText file in _options.AdditionalFiles.GroupBy(file => file.Path).Select(same => same.First()))
        {
            if (Profile(file, cancellationToken) is { File: { IsBound: false } profile }
                && ProfileClassName.HostFor(profile.Path, profile.ClassName, Build.RootNamespace) is { } host)
                yield return host;
        }
    }
}
