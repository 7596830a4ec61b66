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

namespace SeccompSharp.CodeFixes;

/// <summary>
/// Puts what was meant in the place of what was written: a syscall, group, argument or constant in C#, and a key, value or
/// comma in a profile. Fixes in additional files are offered by editors that show the diagnostics of such files.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(ReplacementFix),
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class ReplacementFix : CodeFixProvider
{
    private static readonly ImmutableArray<string> s_ids =
        [.. FindingKinds.All.Where(kind => kind != FindingKinds.LockDiffers).Select(kind => kind.Id)];

    /// <summary>Any finding may know better; those that do bring the text.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds => s_ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FindingProperties.Mend, out string? mend) || Mend.Parse(mend) is not Mend.ReplaceText { Text: var replacement })
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    replacement.Length == 0 ? "Remove" : $"Change to '{replacement}'",
                    cancellationToken => Replace(context.TextDocument, diagnostic.Location.SourceSpan, replacement, cancellationToken),
                    nameof(ReplacementFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> Replace(
        TextDocument document, TextSpan span, string replacement, CancellationToken cancellationToken)
    {
        SourceText text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).Replace(span, replacement);
        Solution solution = document.Project.Solution;
        return document is Document
            ? solution.WithDocumentText(document.Id, text)
            : solution.WithAdditionalDocumentText(document.Id, text);
    }
}
