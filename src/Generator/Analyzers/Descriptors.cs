using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
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
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        helpLinkUri: Pages + rule.Id + ".md",
        customTags: [.. TagsOf(rule)]);

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
