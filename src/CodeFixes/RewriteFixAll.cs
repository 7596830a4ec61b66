using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SeccompSharp.CodeFixes;

/// <summary>Writes files of a project or solution anew; what Roslyn brings for this changes sources only.</summary>
/// <param name="title">What a menu calls it.</param>
/// <param name="key">The fix that it makes everywhere.</param>
internal sealed class RewriteFixAll(string title, string key) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        Solution solution = fixAllContext.Solution;
        IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project];
        foreach (Project project in projects.Where(project => project.Language == LanguageNames.CSharp).ToArray())
        {
            foreach (Diagnostic diagnostic in await Diagnostics(fixAllContext, project).ConfigureAwait(false))
                solution = LockFileFix.Rewrite(solution, project.Id, diagnostic) ?? solution;
        }

        return CodeAction.Create(title, _ => Task.FromResult(solution), key);
    }

    private static Task<ImmutableArray<Diagnostic>> Diagnostics(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document }
            ? context.GetDocumentDiagnosticsAsync(document)
            : context.GetAllDiagnosticsAsync(project);
}
