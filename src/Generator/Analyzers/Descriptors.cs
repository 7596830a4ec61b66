using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Reports;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>The findings as Roslyn knows them.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/seccompsharp/seccompsharp/blob/main/docs/rules/";

    /// <summary>What is known only when all of a project has been looked at.</summary>
    private static readonly HashSet<FindingKind> s_atEnd =
        [FindingKinds.AttributesUnseen, FindingKinds.FilterNotInstalled, FindingKinds.NativeCallDenied];

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = FindingKinds.All.ToDictionary(kind => kind.Id, Describe);

    /// <summary>One a kind of finding, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = s_byId.Values.ToImmutableArray();

    /// <summary>What Roslyn calls a kind of finding.</summary>
    public static DiagnosticDescriptor For(FindingKind kind) => s_byId[kind.Id];

    /// <summary>Roslyn's word for a severity.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static DiagnosticDescriptor Describe(FindingKind kind) => new(
        kind.Id,
        kind.Title,
        kind.MessageFormat,
        "Seccomp",
        DefaultOf(kind),
        isEnabledByDefault: true,
        helpLinkUri: Pages + kind.Id + ".md",
        customTags: [.. TagsOf(kind)]);

    /// <summary>
    /// After an error of a generator that is one by default and cannot be configured, the compiler runs no analyzers. So
    /// those of ours are errors where they are reported: everything else that is wrong is to be read in the same build.
    /// </summary>
    private static DiagnosticSeverity DefaultOf(FindingKind kind) =>
        GeneratorReports.Kinds.Contains(kind) ? DiagnosticSeverity.Warning : SeverityOf(kind.Severity);

    private static IEnumerable<string> TagsOf(FindingKind kind)
    {
        // Of the two, the first is for NoWarn, severities and #pragma; SuppressMessage spares the compiler's alone.
        if (!kind.IsConfigurable)
        {
            yield return WellKnownDiagnosticTags.NotConfigurable;
            yield return WellKnownDiagnosticTags.Compiler;
        }

        if (s_atEnd.Contains(kind))
            yield return WellKnownDiagnosticTags.CompilationEnd;
    }
}
