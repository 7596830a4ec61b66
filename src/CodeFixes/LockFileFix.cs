using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.CodeFixes;

/// <summary>Writes a lock file anew, as its policy now is. Which is what a person decides after having read the change.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LockFileFix)), Shared]
public sealed class LockFileFix : CodeFixProvider
{
    private static readonly RewriteFixAll s_all = new("Update lock files", nameof(LockFileFix));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [FindingKinds.LockDiffers.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => s_all;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Rewrite(context.Document.Project.Solution, context.Document.Project.Id, diagnostic) is not { } changed)
                continue;
            string name = diagnostic.Properties[FindingProperties.RewritePath]!.Split('/', '\\').Last();
            context.RegisterCodeFix(
                CodeAction.Create($"Update {name}", _ => Task.FromResult(changed), nameof(LockFileFix)), diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>The solution with the file that a diagnostic wants written; null if the project has no such file.</summary>
    internal static Solution? Rewrite(Solution solution, ProjectId project, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperties.RewritePath, out string? path)
            || !diagnostic.Properties.TryGetValue(FindingProperties.RewriteText, out string? text) || text is null
            || solution.GetProject(project)?.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path) is not { } file)
        {
            return null;
        }

        return solution.WithAdditionalDocumentText(file.Id, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
    }
}
