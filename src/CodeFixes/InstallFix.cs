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

namespace SeccompSharp.CodeFixes;

/// <summary>Has a program install its filters once, and first of all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InstallFix)), Shared]
public sealed class InstallFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [.. InstallMender.Titles.Keys];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => InstallFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Project project = context.Document.Project;
            if (await Apply(project, [diagnostic], context.CancellationToken).ConfigureAwait(false) is not { } changed)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(InstallMender.Titles[diagnostic.Id], _ => Task.FromResult(changed), nameof(InstallFix)), diagnostic);
        }
    }

    /// <summary>The solution in which a project does what findings ask; null if nothing can be done.</summary>
    internal static async Task<Solution?> Apply(Project project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return null;
        var mender = new InstallMender(compilation, cancellationToken);
        Dictionary<DocumentId, TextChanges> byDocument = [];

        // As one after the other does it: what is installed last comes first.
        foreach (Diagnostic diagnostic in diagnostics
            .OrderBy(one => one.Location.SourceTree?.FilePath, System.StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start).Reverse())
        {
            foreach (IGrouping<SyntaxTree, TextChange> own in (mender.Write(diagnostic) ?? []).GroupBy(one => one.Tree, one => one.Change))
            {
                if (project.Solution.GetDocumentId(own.Key) is not { } document)
                    continue;
                if (!byDocument.TryGetValue(document, out TextChanges? changes))
                    byDocument.Add(document, changes = new TextChanges());
                changes.Add([.. own]);
            }
        }

        Solution? solution = null;
        foreach (KeyValuePair<DocumentId, TextChanges> one in byDocument)
        {
            solution ??= project.Solution;
            SourceText text = await solution.GetDocument(one.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(one.Key, one.Value.ApplyTo(text));
        }

        return solution;
    }
}
