using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Reports what a program does with its filters: that nothing installs them, or that it does so in vain.</summary>
/// <remarks>Looks at calls, and at those only in projects with policies of their own.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeccompUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.For(FindingKinds.FilterNotInstalled));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var project = new ProjectView(start.Compilation, start.Options, start.CancellationToken);
            if (project.Classes.Count == 0 || !RuntimeReference.IsIn(start.Compilation))
                return;
            var use = new ProjectUse(start.Compilation, project);
            start.RegisterOperationAction(operation => AnalyzeCall(operation, use), OperationKind.Invocation);
            if (use.IsProgram)
                start.RegisterCompilationEndAction(end => AnalyzeProgram(end, use));
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, ProjectUse use)
    {
        var call = (IInvocationOperation)context.Operation;
        if (InstallCall.Of(call) is { } install)
            use.Add(install);
    }

    private static void AnalyzeProgram(CompilationAnalysisContext context, ProjectUse use)
    {
        foreach ((INamedTypeSymbol type, Finding finding) in use.NotInstalled(context.CancellationToken))
        {
            if (SourcePlaces.Find(finding.Place, type, context.CancellationToken) is { } location)
                context.ReportDiagnostic(finding.At(location, use.Project.Build));
        }
    }
}
