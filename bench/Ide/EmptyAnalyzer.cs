using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeccompSharp.IdeBench;

/// <summary>Asks for classes and files, looks at none, and reports nothing: what any analyzer pays.</summary>
/// <remarks>
/// There are three, as there are three of ours.
/// </remarks>
internal abstract class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new("EMPTY", "Nothing", "Nothing", "Bench", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            start.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
            start.RegisterAdditionalFileAction(static _ => { });
            start.RegisterCompilationEndAction(static _ => { });
        });
    }
}

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FirstEmptyAnalyzer : EmptyAnalyzer;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecondEmptyAnalyzer : EmptyAnalyzer;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ThirdEmptyAnalyzer : EmptyAnalyzer;
