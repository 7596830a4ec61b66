using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SeccompSharp.CodeFixes;

/// <summary>Writes the lock files of a project or solution anew; what Roslyn brings for this changes sources only.</summary>
internal sealed class LockFileFixAll : FixAllProvider
{
    public static readonly LockFileFixAll Instance = new();

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

        return CodeAction.Create("Update lock files", _ => Task.FromResult(solution), nameof(LockFileFix));
    }

    private static Task<ImmutableArray<Diagnostic>> Diagnostics(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document }
            ? context.GetDocumentDiagnosticsAsync(document)
            : context.GetAllDiagnosticsAsync(project);
}
