using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Generator.Reports;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

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
            start.RegisterCompilationEndAction(end => AnalyzeProject(end, project));
        });
    }

    private static void AnalyzeClass(SymbolAnalysisContext context, ProjectView project)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!AttributeNames.AreOn(type))
            return;
        ClassReading? reading = ClassReader.Read(type, context.CancellationToken);
        Location fallback = SourcePlaces.Find(reading?.Place ?? Place.None, type, context.CancellationToken) ?? type.Locations[0];
        IEnumerable<Finding> own = reading is null ? [] : Findings(type, reading, project, context.CancellationToken);
        foreach (Finding finding in own.Concat(StageFindings.Of(type, project, context.CancellationToken)).EachOnce())
        {
            if (finding.Place.IsNone)
                context.ReportDiagnostic(finding.At(fallback, project.Build));
            else if (SourcePlaces.Find(finding.Place, type, context.CancellationToken) is { } location)
                context.ReportDiagnostic(Mendable(finding, location, context.CancellationToken).At(location, project.Build));
        }
    }

    /// <summary>All findings on a class. Those in a profile's text have their place there: another analyzer reports them.</summary>
    private static IEnumerable<Finding> Findings(
        INamedTypeSymbol type, ClassReading reading, ProjectView project, CancellationToken cancellationToken)
    {
        ClassPolicy policy = project.SourceOf(reading, cancellationToken);
        IEnumerable<Finding> found = reading.Rules is not null ? ClassFilters.Of(policy, cancellationToken).Findings
            : policy.Findings.HasErrors() ? policy.Findings
            : policy.Findings.Concat(LockCheck.Check(policy, cancellationToken));

        // A lock file is for what the generator sees: it must not be written from anything else.
        return found
            .Where(finding => finding.Kind != FindingKinds.LockDiffers || project.IsMadeOfItsAttributes(type, reading, cancellationToken))
            .Concat(project.Check(policy))
            .Concat(ProfileTwin.Of(reading, policy, project, cancellationToken));
    }

    /// <summary>A replacement is for the inside of a literal; a constant that stands for it has its literal elsewhere.</summary>
    private static Finding Mendable(Finding finding, Location location, CancellationToken cancellationToken)
    {
        SyntaxToken token = location.SourceTree!.GetRoot(cancellationToken).FindToken(location.SourceSpan.Start);
        bool isInside = token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken);
        return finding.Replacement is null || (isInside && token.Span != location.SourceSpan) ? finding : finding with { Mend = null };
    }

    private static void AnalyzeProject(CompilationAnalysisContext context, ProjectView project)
    {
        foreach (Finding finding in project.Build.Findings)
            context.ReportDiagnostic(finding.At(Location.None, project.Build));
        foreach ((INamedTypeSymbol type, ClassReading reading) in project.Classes)
        {
            if (project.IsMadeOfItsAttributes(type, reading, context.CancellationToken))
                continue;

            // No location of a syntax tree: the class may be in generated code, of which nothing is reported.
            Location location = ReportPlace.Of(PlaceOf(type)).ToLocation();
            context.ReportDiagnostic(Finding.Of(FindingKinds.AttributesUnseen, reading.Place, reading.Host.Name).At(location, project.Build));
        }
    }

    /// <summary>The declaration with seccomp attributes, or else the first.</summary>
    private static Location PlaceOf(INamedTypeSymbol type) => type.Locations
        .FirstOrDefault(location => location.SourceTree is { } tree
            && AttributeNames.On(type).Any(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree == tree)) ?? type.Locations[0];
}
