using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.CodeFixes;

/// <summary>
/// Does what a finding asks, in the attributes of a class and in a profile. Fixes in additional files are offered by editors
/// that show the diagnostics of such files.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(MendFix),
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class MendFix : CodeFixProvider
{
    private static readonly ImmutableArray<string> s_ids =
        [.. FindingKinds.All.Where(kind => kind != FindingKinds.LockDiffers).Select(kind => kind.Id)];

    /// <summary>Any finding may know what is to be done; those that do say it.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds => s_ids;

    /// <summary>All but what only the author can say: <c>dotnet format</c> asks nobody.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await Apply(document, diagnostics.Where(diagnostic => MendOf(diagnostic) is { IsComplete: true }), context.CancellationToken).ConfigureAwait(false) is { } text ? document.WithText(text) : document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (MendOf(diagnostic) is { } mend
                && await Apply(context.TextDocument, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } text)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(MendTitles.Of(mend), _ => Task.FromResult(With(context.TextDocument, text)), nameof(MendFix)), diagnostic);
            }
        }
    }

    /// <summary>The text after all that can be done at once; null where nothing can.</summary>
    private static async Task<SourceText?> Apply(TextDocument document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = document is Document source ? await source.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) : null;
        var changes = new TextChanges();
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (MendOf(diagnostic) is { } mend && Changes(text, model, diagnostic.Location.SourceSpan, mend, cancellationToken) is { } own)
                changes.Add(own);
        }

        return changes.Any ? changes.ApplyTo(text) : null;
    }

    private static IReadOnlyList<TextChange>? Changes(
        SourceText text, SemanticModel? model, TextSpan place, Mend mend, CancellationToken cancellationToken)
    {
        if (place.End > text.Length)
            return null;
        if (mend is Mend.ReplaceText replace)
            return [new TextChange(place, replace.Text)];
        return model is not null
            ? AttributeMender.Write(text, model, place, mend, cancellationToken)
            : ProfileMender.Write(text.ToString(), new TextRange(place.Start, place.Length), mend, cancellationToken)?
                .Select(edit => new TextChange(new TextSpan(edit.Range.Start, edit.Range.Length), edit.Text)).ToArray();
    }

    private static Mend? MendOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FindingProperties.Mend, out string? text) ? Mend.Parse(text) : null;

    private static Solution With(TextDocument document, SourceText text) => document is Document
        ? document.Project.Solution.WithDocumentText(document.Id, text)
        : document.Project.Solution.WithAdditionalDocumentText(document.Id, text);
}
