using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Reports what a program does with its filters: that nothing installs them, or that it does so in vain.</summary>
/// <remarks>Looks at calls, and at those only in projects with policies of their own.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeccompUseAnalyzer : DiagnosticAnalyzer
{
    private static readonly FindingKind[] s_kinds =
    [
        FindingKinds.FilterNotInstalled,
        FindingKinds.AnswerDropped,
        FindingKinds.InstalledAtStartupToo,
        FindingKinds.InstalledTwice,
        FindingKinds.StagesOutOfOrder,
        FindingKinds.InstalledLate,
        FindingKinds.NativeCallDenied,
        FindingKinds.LibraryNotLoadable,
        FindingKinds.ThreadMisused,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        s_kinds.Select(Descriptors.For).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var project = new ProjectView(start.Compilation, start.Options, start.CancellationToken);
            if (!RuntimeReference.IsIn(start.Compilation)
                || (project.Classes.Count == 0 && !project.FreeProfiles(start.CancellationToken).Any()))
            {
                return;
            }

            var use = new ProjectUse(start.Compilation, project, start.CancellationToken);
            start.RegisterOperationAction(operation => AnalyzeCall(operation, use), OperationKind.Invocation);
            if (use.IsProgram)
                start.RegisterCompilationEndAction(end => AnalyzeProgram(end, use));
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, ProjectUse use)
    {
        var call = (IInvocationOperation)context.Operation;
        IEnumerable<Finding> dropped = DroppedAnswers.Of(call);
        IEnumerable<Finding> installed = [];
        if (InstallCall.Of(call) is { } install)
        {
            use.Add(install, context.ContainingSymbol);
            installed = InstallFindings.Of(install, use, context.ContainingSymbol, context.CancellationToken);
        }

        else if (use.IsProgram && NativeCall.Of(call) is { } native)
            use.Add(native);
        else if (use.IsProgram && LibraryCall.Of(call, context.ContainingSymbol) is { } library)
            use.Add(library);
        else if (LibraryCall.IsOfLoader(call))
            use.AddLoader();

        foreach (Finding finding in dropped.Concat(installed).Concat(ThreadUse.Of(call)))
        {
            var span = new TextSpan(finding.Place.Range.Start, finding.Place.Range.Length);
            context.ReportDiagnostic(finding.At(Location.Create(call.Syntax.SyntaxTree, span), use.Project.Build));
        }
    }

    private static void AnalyzeProgram(CompilationAnalysisContext context, ProjectUse use)
    {
        if (use.IsOfTests(context.CancellationToken))
            return;
        foreach ((Location location, Finding finding) in use.NotInstalled(context.CancellationToken).Concat(use.Denied(context.CancellationToken)).Concat(use.NotLoadable(context.CancellationToken)))
            context.ReportDiagnostic(finding.At(location, use.Project.Build));
    }
}
