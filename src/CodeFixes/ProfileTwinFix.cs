using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.CodeFixes;

/// <summary>Mends a profile from the class that is bound to it: some editors offer fixes in sources only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProfileTwinFix)), Shared]
public sealed class ProfileTwinFix : CodeFixProvider
{
    private static readonly RewriteFixAll s_all = new("Mend profiles", nameof(ProfileTwinFix));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [FindingKinds.ProfileMendable.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => s_all;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (LockFileFix.Rewrite(context.Document.Project.Solution, context.Document.Project.Id, diagnostic) is not { } changed)
                continue;
            string name = diagnostic.Properties[FindingProperties.RewritePath]!.Split('/', '\\').Last();
            context.RegisterCodeFix(CodeAction.Create($"Mend {name}", _ => Task.FromResult(changed), nameof(ProfileTwinFix)), diagnostic);
        }

        return Task.CompletedTask;
    }
}
