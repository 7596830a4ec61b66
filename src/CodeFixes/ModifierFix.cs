using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.CodeFixes;

/// <summary>Declares a class so that the filter can be added to it as another part: <c>partial</c>, and not <c>file</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModifierFix)), Shared]
public sealed class ModifierFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [FindingKinds.HostNotPartial.Id, FindingKinds.EnclosingTypeNotPartial.Id, FindingKinds.HostIsFileLocal.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await Apply(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            string title = diagnostic.Id == FindingKinds.HostIsFileLocal.Id ? "Remove the modifier 'file'" : "Declare it 'partial'";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellationToken => Apply(context.Document, [diagnostic], cancellationToken), nameof(ModifierFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Apply(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return document;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);

        // Two nested classes say the same of what encloses them.
        IEnumerable<TextChange> changes = diagnostics
            .Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent).OfType<TypeDeclarationSyntax>()
            .Select(Change).Distinct().OrderBy(change => change.Span.Start);
        return document.WithText(text.WithChanges(changes));
    }

    private static TextChange Change(TypeDeclarationSyntax type)
    {
        SyntaxToken file = type.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.FileKeyword));
        return file == default
            ? new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ")
            : new TextChange(TextSpan.FromBounds(file.SpanStart, file.GetNextToken().SpanStart), "");
    }
}
