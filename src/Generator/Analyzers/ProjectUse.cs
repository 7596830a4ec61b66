using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>What the code of a project does with its filters, as far as it has been looked at.</summary>
/// <remarks>Lives as long as the analysis of one compilation. Thread-safe.</remarks>
internal sealed class ProjectUse
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _installed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _installedFirst = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(NativeCall Call, INamedTypeSymbol[] After)> _nativeCalls = [];
    private readonly Lazy<HashSet<INamedTypeSymbol>> _installThemselves;

    public ProjectUse(Compilation compilation, ProjectView project, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        Project = project;
        _installThemselves = new(() => new(FindThoseThatInstallThemselves(cancellationToken), SymbolEqualityComparer.Default));
    }

    /// <summary>The project's policies.</summary>
    public ProjectView Project { get; }

    /// <summary>Whether the project is a program: who uses a library may install its filters.</summary>
    public bool IsProgram => _compilation.Options.OutputKind
        is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    /// <summary>Notes that a filter is installed.</summary>
    /// <param name="install">Where.</param>
    /// <param name="method">Whose code that is.</param>
    public void Add(InstallCall install, ISymbol method)
    {
        if (install.Class is not { } type)
            return;
        _installed[type] = true;
        if (LateInstallation.IsEntry(method) && CertainOperations.IsCertain(install.Call)
            && !CertainOperations.Before(install.Call).OfType<IInvocationOperation>().Any(IsOfProject))
        {
            _installedFirst[type] = true;
        }
    }

    /// <summary>Notes a call of the kernel, which a filter may be in force for.</summary>
    public void Add(NativeCall call) => _nativeCalls.Add((call,
    [
        .. CertainOperations.Before(call.Invocation).OfType<IInvocationOperation>()
            .Select(before => InstallCall.Of(before)?.Class).OfType<INamedTypeSymbol>(),
    ]));

    /// <summary>Whether a module initializer installs the filter of a class.</summary>
    public bool InstallsItself(INamedTypeSymbol type) => _installThemselves.Value.Contains(type);

    /// <summary>The classes that no code makes use of, once all of it has been looked at.</summary>
    public IEnumerable<(Location Location, Finding Finding)> NotInstalled(CancellationToken cancellationToken)
    {
        foreach ((INamedTypeSymbol type, ClassReading reading) in Project.Classes)
        {
            if (IsUnused(type, cancellationToken) && SourcePlaces.Find(reading.Place, type, cancellationToken) is { } location)
                yield return (location, NotInstalled(reading.Place, reading.Host, StageOrder.Of(type, cancellationToken) is not null));
        }

        foreach (ParsedProfile profile in Project.FreeProfiles(cancellationToken))
        {
            var start = new Place(profile.File.Path, default);
            if (HostOf(profile) is { } host && TypeOf(host) is { } type && IsUnused(type, cancellationToken))
                yield return (FindingDiagnostics.LocationIn(start.Path!, null, start), NotInstalled(start, host, isStage: false));
        }
    }

    /// <summary>The calls that the program's filter denies; none unless it is the only one, and certain to be in force then.</summary>
    public IEnumerable<(Location Location, Finding Finding)> Denied(CancellationToken cancellationToken)
    {
        INamedTypeSymbol[] installed = [.. _installed.Keys.Union(_installThemselves.Value, SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>()];
        if (_nativeCalls.IsEmpty || installed.Length != 1 || PolicyOf(installed[0], cancellationToken) is not { } policy)
            yield break;
        INamedTypeSymbol type = installed[0];
        bool isFirst = InstallsItself(type) || _installedFirst.ContainsKey(type);
        NativeDenials? denials = NativeDenials.Of(policy, cancellationToken);
        foreach ((NativeCall call, INamedTypeSymbol[] after) in _nativeCalls)
        {
            if ((isFirst || after.Contains(type, SymbolEqualityComparer.Default)) && denials?.Find(call, cancellationToken) is { } finding)
                yield return (call.Invocation.Syntax.GetLocation(), finding);
        }
    }

    private ClassPolicy? PolicyOf(INamedTypeSymbol type, CancellationToken cancellationToken) => Project.Classes
        .Where(one => SymbolEqualityComparer.Default.Equals(one.Type, type))
        .Select(one => Project.SourceOf(one.Reading, cancellationToken))
        .Concat(Project.FreeProfiles(cancellationToken)
            .Where(profile => HostOf(profile) is { } host && SymbolEqualityComparer.Default.Equals(TypeOf(host), type))
            .Select(profile => Project.SourceOf(profile, cancellationToken)))
        .FirstOrDefault();

    /// <summary>What may call the kernel before a filter is in force.</summary>
    private bool IsOfProject(IInvocationOperation call) =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, _compilation.Assembly) && InstallCall.Of(call) is null;

    private static Finding NotInstalled(Place place, HostType host, bool isStage) => Finding.Of(
        FindingKinds.FilterNotInstalled,
        place,
        host.Name,
        isStage
            ? $"call {host.Name}.Install() where its stage begins: [SeccompAfter] only says in which order"
            : $"call {host.Name}.Install() as the first statement of Main, or set InstallAtStartup");

    private bool IsUnused(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        !_installed.ContainsKey(type) && !InstallsItself(type) && !FilterMentions.Any(_compilation, type, cancellationToken);

    private IEnumerable<INamedTypeSymbol> FindThoseThatInstallThemselves(CancellationToken cancellationToken)
    {
        foreach ((INamedTypeSymbol type, ClassReading reading) in Project.Classes)
        {
            if (Project.SourceOf(reading, cancellationToken).InstallAtStartup)
                yield return type;
        }

        foreach (ParsedProfile profile in Project.FreeProfiles(cancellationToken))
        {
            if (profile.File.InstallAtStartup && HostOf(profile) is { } host && TypeOf(host) is { } type)
                yield return type;
        }
    }

    private HostType? HostOf(ParsedProfile profile) => ProjectPolicies.HostOf(profile.File, Project.Build);

    private INamedTypeSymbol? TypeOf(HostType host) => _compilation.Assembly.GetTypeByMetadataName(host.MetadataName);
}
