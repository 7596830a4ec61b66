using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Reports what is wrong with seccomp profiles, at their line and column.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeccompProfileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var project = new ProjectView(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterAdditionalFileAction(file => AnalyzeFile(file, project));
        });
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, ProjectView project)
    {
        string path = context.AdditionalFile.Path;
        SourceText? text = context.AdditionalFile.GetText(context.CancellationToken);
        IEnumerable<Finding> findings = TrafficFiles.Is(context.AdditionalFile)
            ? TrafficFiles.Read(context.AdditionalFile, context.CancellationToken).Findings
            : project.Profile(context.AdditionalFile, context.CancellationToken) is { } profile
                ? Findings(profile, project, context.CancellationToken)
                : [];
        foreach (Finding finding in findings.EachOnce())
        {
            if (finding.Place.IsNone || finding.Place.Path == path)
                context.ReportDiagnostic(finding.At(FindingDiagnostics.LocationIn(path, text, finding.Place), project.Build));
        }
    }

    /// <summary>
    /// All findings on a profile, for whatever is made of it. Those in a class's source have their place there: another
    /// analyzer reports them.
    /// </summary>
    private static IEnumerable<Finding> Findings(ParsedProfile profile, ProjectView project, CancellationToken cancellationToken)
    {
        if (profile.File.IsBound)
        {
            return project.BoundTo(profile.File.Path).SelectMany(reading =>
                ClassFilters.Of(project.SourceOf(reading, cancellationToken), cancellationToken).Findings);
        }

        ClassPolicy policy = project.SourceOf(profile, cancellationToken);
        return ClassFilters.Of(policy, cancellationToken).Findings.Concat(project.Check(policy));
    }
}
