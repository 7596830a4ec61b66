using System.Composition;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Export;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.CodeFixes.Refactorings;

/// <summary>Moves the rules of a class into a profile, where both are proven to be the same policy.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(AttributesToProfile)), Shared]
public sealed class AttributesToProfile : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await DeclarationAt(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is not { } declaration
            || await StatedPolicy.Of(context.Document, declaration, context.CancellationToken).ConfigureAwait(false) is not { Reading.Rules: not null } stated)
        {
            return;
        }

        string file = stated.Type.Name + ".seccomp.json";
        if (await Move(context.Document, declaration, stated, file, context.CancellationToken).ConfigureAwait(false) is { } moved
            && await stated.IsKeptBy(moved, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterRefactoring(CodeAction.Create(
                $"Move attributes into a profile ({file})", _ => Task.FromResult(moved.Solution), nameof(AttributesToProfile)));
        }
    }

    /// <summary>The class on one of whose attributes the cursor is; null elsewhere.</summary>
    internal static async Task<TypeDeclarationSyntax?> DeclarationAt(Document document, TextSpan span, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            ? root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeListSyntax>()?.Parent as TypeDeclarationSyntax
            : null;

    private static async Task<Project?> Move(
        Document document, TypeDeclarationSyntax declaration, StatedPolicy stated, string file, CancellationToken cancellationToken)
    {
        if (PolicyAttributes.Of(stated.Type, declaration, cancellationToken) is not { } attributes
            || Path.GetDirectoryName(document.Project.FilePath ?? document.FilePath) is not { } directory
            || document.Project.AdditionalDocuments.Any(other => Path.GetFileName(other.FilePath) == file))
        {
            return null;
        }

        Policy policy = stated.Policy.Policies[0].Policy;
        Abi[] architectures = [.. stated.Policy.Policies.SelectMany(one => one.Policy.Abis).Distinct()];
        bool areNative = stated.Policy.Policies.All(one => one.Policy.Abis.Count == 1);
        string profile = ProfileWriter.Write(policy, areNative ? [] : architectures);
        string q = attributes.Qualifier;
        List<string> arguments = [$"\"{file}\"", $"Resolution = {q}SeccompResolution.{policy.Resolution}"];
        if (policy.Unknown != UnknownSyscalls.Runc)
            arguments.Add($"Unknown = {q}SeccompUnknown.{policy.Unknown}");
        arguments.AddRange(attributes.Arguments("MinKernel", "Targets", "ForeignAbi", "InstallAtStartup", "Report"));

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        Document changed = document.WithText(attributes.Replace([$"{q}SeccompProfile({string.Join(", ", arguments)})"], text));
        return changed.Project.AddAdditionalDocument(
            file, SourceText.From(profile, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), filePath: Path.Combine(directory, file)).Project;
    }
}
