using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>What the code of a project does with its filters, as far as it has been looked at.</summary>
/// <remarks>Lives as long as the analysis of one compilation. Thread-safe.</remarks>
internal sealed class ProjectUse(Compilation compilation, ProjectView project)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _installed = new(SymbolEqualityComparer.Default);

    /// <summary>The project's policies.</summary>
    public ProjectView Project => project;

    /// <summary>Whether the project is a program: who uses a library may install its filters.</summary>
    public bool IsProgram => compilation.Options.OutputKind
        is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    /// <summary>Notes that a filter is installed.</summary>
    public void Add(InstallCall install)
    {
        if (install.Class is { } type)
            _installed[type] = true;
    }

    /// <summary>The classes that no code makes use of, once all of it has been looked at.</summary>
    public IEnumerable<(INamedTypeSymbol Type, Finding Finding)> NotInstalled(CancellationToken cancellationToken)
    {
        foreach ((INamedTypeSymbol type, ClassReading reading) in project.Classes)
        {
            ClassPolicy policy = project.SourceOf(reading, cancellationToken);
            if (policy.InstallAtStartup || _installed.ContainsKey(type) || FilterMentions.Any(compilation, type, cancellationToken))
                continue;
            string remedy = StageOrder.Of(type, cancellationToken) is null
                ? $"call {reading.Host.Name}.Install() as the first statement of Main, or set InstallAtStartup"
                : $"call {reading.Host.Name}.Install() where its stage begins; [SeccompAfter] only says in which order";
            yield return (type, Finding.Of(FindingKinds.FilterNotInstalled, reading.Place, reading.Host.Name, remedy));
        }
    }
}
