using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Export;

namespace SeccompSharp.CodeFixes.Refactorings;

/// <summary>Writes the rules of a profile as attributes, where both are proven to be the same policy.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ProfileToAttributes)), Shared]
public sealed class ProfileToAttributes : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await AttributesToProfile.DeclarationAt(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is { } declaration
            && await StatedPolicy.Of(context.Document, declaration, context.CancellationToken).ConfigureAwait(false) is { Reading.Profile: not null } stated
            && await Replace(context.Document, declaration, stated, context.CancellationToken).ConfigureAwait(false) is { } replaced
            && await stated.IsKeptBy(replaced, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterRefactoring(CodeAction.Create(
                "Replace profile by attributes", _ => Task.FromResult(replaced.Solution), nameof(ProfileToAttributes)));
        }
    }

    private static async Task<Project?> Replace(
        Document document, TypeDeclarationSyntax declaration, StatedPolicy stated, CancellationToken cancellationToken)
    {
        if (PolicyAttributes.Of(stated.Type, declaration, cancellationToken) is not { } attributes
            || stated.View.Lookup(stated.Reading.Profile!).Path is not { } path)
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        Project changed = document.WithText(attributes.Replace(
            AttributeWriter.Write(stated.Policy.Policies[0].Policy, attributes.Qualifier, attributes.Arguments("Targets", "InstallAtStartup", "Report")), text)).Project;

        // A profile that no class is bound to would get a class of its own.
        return stated.View.BoundTo(path).Count() == 1 && changed.AdditionalDocuments.FirstOrDefault(file => file.FilePath == path) is { } profile
            ? changed.RemoveAdditionalDocument(profile.Id)
            : changed;
    }
}
