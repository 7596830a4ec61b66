using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.CodeFixes;

/// <summary>Puts a name that was meant in the place of a misspelt one: of a syscall, group, argument or constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementFix)), Shared]
public sealed class ReplacementFix : CodeFixProvider
{
    private static readonly ImmutableArray<string> s_ids =
        [.. FindingKinds.All.Where(rule => rule != FindingKinds.LockDiffers).Select(rule => rule.Id)];

    /// <summary>Any finding may know better; those that do bring the text.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds => s_ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FindingProperties.Replacement, out string? replacement) || replacement is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change to '{replacement}'",
                    async cancellationToken =>
                    {
                        SourceText text = await context.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                        return context.Document.WithText(text.Replace(diagnostic.Location.SourceSpan, replacement));
                    },
                    nameof(ReplacementFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
