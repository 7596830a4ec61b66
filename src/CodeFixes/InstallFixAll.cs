using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SeccompSharp.CodeFixes;

/// <summary>Fixes what a project or solution does with its filters; what Roslyn brings for this changes the documents of the findings only.</summary>
internal sealed class InstallFixAll : FixAllProvider
{
    public static readonly InstallFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        Solution solution = fixAllContext.Solution;
        IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project];
        foreach (Project project in projects.Where(project => project.Language == LanguageNames.CSharp).ToArray())
        {
            ImmutableArray<Diagnostic> diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);

            // Each project has sources of its own: what was changed in another one is not in its way.
            if (await InstallFix.Apply(project, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false) is { } fixedOne)
            {
                foreach (DocumentId changed in fixedOne.GetChanges(project.Solution).GetProjectChanges().SelectMany(one => one.GetChangedDocuments()))
                    solution = solution.WithDocumentText(changed, await fixedOne.GetDocument(changed)!.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false));
            }
        }

        return CodeAction.Create("Install filters once and first", _ => Task.FromResult(solution), nameof(InstallFix));
    }
}
