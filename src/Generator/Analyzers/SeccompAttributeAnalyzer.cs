using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Text;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Reports what is wrong with seccomp attributes, and with what they say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeccompAttributeAnalyzer : DiagnosticAnalyzer
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
            start.RegisterSymbolAction(symbol => AnalyzeClass(symbol, project), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => AnalyzeProperties(end, project));
        });
    }

    private static void AnalyzeClass(SymbolAnalysisContext context, ProjectView project)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        ClassReading? reading = ClassReader.Read(type, context.CancellationToken);
        Location fallback = SourcePlaces.Find(reading?.Place ?? Place.None, type, context.CancellationToken) ?? type.Locations[0];
        IEnumerable<Finding> own = reading is null ? [] : Findings(reading, project, context.CancellationToken);
        foreach (Finding finding in own.Concat(StageFindings.Of(type, project, context.CancellationToken)).EachOnce())
        {
            if (finding.Place.IsNone)
                context.ReportDiagnostic(finding.At(fallback, project.Build));
            else if (SourcePlaces.Find(finding.Place, type, context.CancellationToken) is { } location)
                context.ReportDiagnostic(Mendable(finding, location, context.CancellationToken).At(location, project.Build));
        }
    }

    /// <summary>All findings on a class. Those in a profile's text have their place there: another analyzer reports them.</summary>
    private static IEnumerable<Finding> Findings(ClassReading reading, ProjectView project, CancellationToken cancellationToken)
    {
        if (reading.Rules is { } rules)
        {
            PolicySource policy = PolicySource.OfRules(reading, rules, project.Build);
            ImmutableEquatableArray<Finding> found = PolicyBuild.Run(policy, cancellationToken).Findings;
            return [.. found, .. project.Check(policy, reading.Place), .. Lock(policy, found)];
        }

        ProfileBinding binding = reading.Profile!;
        if (project.Lookup(binding).Finding is { } notFound)
            return reading.Findings.Append(notFound);
        if (project.Profile(binding, cancellationToken) is not { } profile)
            return reading.Findings;
        PolicySource bound = PolicySource.OfBoundProfile(reading, binding, profile, project.Build);
        return [.. bound.Findings, .. project.Check(bound, reading.Place), .. Lock(bound, bound.Findings)];

        IEnumerable<Finding> Lock(PolicySource policy, IEnumerable<Finding> findings) =>
            findings.HasErrors() ? [] : project.CheckLock(policy, reading.Place, cancellationToken);
    }

    /// <summary>A replacement is for the inside of a literal; a constant that stands for it has its literal elsewhere.</summary>
    private static Finding Mendable(Finding finding, Location location, CancellationToken cancellationToken)
    {
        SyntaxToken token = location.SourceTree!.GetRoot(cancellationToken).FindToken(location.SourceSpan.Start);
        bool isInside = token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken);
        return isInside && token.Span != location.SourceSpan ? finding : finding with { Replacement = null };
    }

    private static void AnalyzeProperties(CompilationAnalysisContext context, ProjectView project)
    {
        foreach (Finding finding in project.Build.Findings)
            context.ReportDiagnostic(finding.At(Location.None, project.Build));
    }
}
