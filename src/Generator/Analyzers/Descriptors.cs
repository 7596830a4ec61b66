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

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId =
        FindingRules.All.ToImmutableDictionary(rule => rule.Id, Describe);

    /// <summary>One a kind of finding, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = FindingRules.All.Select(For).ToImmutableArray();

    /// <summary>What Roslyn calls a kind of finding.</summary>
    public static DiagnosticDescriptor For(FindingRule rule) => s_byId[rule.Id];

    /// <summary>Roslyn's word for a severity.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static DiagnosticDescriptor Describe(FindingRule rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        "Seccomp",
        DefaultOf(rule),
        isEnabledByDefault: true,
        helpLinkUri: Pages + rule.Id + ".md",
        customTags: [.. TagsOf(rule)]);

    /// <summary>
    /// After an error of a generator that is one by default and cannot be configured, the compiler runs no analyzers. So
    /// those of ours are errors where they are reported: everything else that is wrong is to be read in the same build.
    /// </summary>
    private static DiagnosticSeverity DefaultOf(FindingRule rule) =>
        GeneratorReports.Rules.Contains(rule) ? DiagnosticSeverity.Warning : SeverityOf(rule.Severity);

    private static IEnumerable<string> TagsOf(FindingRule rule)
    {
        // Of the two, the first is for NoWarn, severities and #pragma; SuppressMessage spares the compiler's alone.
        if (!rule.IsConfigurable)
        {
            yield return WellKnownDiagnosticTags.NotConfigurable;
            yield return WellKnownDiagnosticTags.Compiler;
        }

        if (rule == FindingRules.AttributesUnseen)
            yield return WellKnownDiagnosticTags.CompilationEnd;
    }
}
