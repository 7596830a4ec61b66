using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests.Refactorings;

/// <summary>Asks a refactoring as an editor does, with the cursor on the first attribute of the first file.</summary>
/// <remarks>The verifier of Microsoft.CodeAnalysis.Testing does not let a refactoring remove an additional file.</remarks>
internal static class RefactoringTest<TRefactoring>
    where TRefactoring : CodeRefactoringProvider, new()
{
    /// <summary>The project afterwards, in which the filters have the same instructions; null if the refactoring is not offered.</summary>
    public static async Task<TestProject?> Apply(TestProject before)
    {
        Project project = Open(before);
        Document document = project.Documents.First();
        int cursor = before.Sources[0].Text.IndexOf("[Seccomp", System.StringComparison.Ordinal) + 1;
        CodeAction? offered = null;
        await new TRefactoring().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(cursor, 0), action => offered = action, CancellationToken.None));
        if (offered is null)
            return null;

        ImmutableArray<CodeActionOperation> operations = await offered.GetOperationsAsync(CancellationToken.None);
        Project changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        TestProject after = before with { Sources = [], Files = [] };
        foreach (Document source in changed.Documents)
            after = after with { Sources = after.Sources.Add((source.FilePath!, (await source.GetTextAsync()).ToString())) };
        foreach (TextDocument file in changed.AdditionalDocuments.Where(file => !file.FilePath!.EndsWith(".build", System.StringComparison.Ordinal)))
            after = after.WithFile(file.FilePath!.Substring(TestProject.Directory.Length), (await file.GetTextAsync()).ToString());
        Assert.NotEmpty(Instructions(before));
        Assert.Equal(Instructions(before), Instructions(after));
        return after;
    }

    private static Project Open(TestProject before)
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "App", "App", LanguageNames.CSharp, filePath: TestProject.Directory + "App.csproj",
            compilationOptions: before.Compile().Options, parseOptions: before.ParseOptions, metadataReferences: before.Compile().References));
        foreach ((string path, string text) in before.Sources)
            project = project.AddDocument(path, text, filePath: path).Project;
        foreach (TestFile file in before.GivenFiles)
            project = project.AddAdditionalDocument(file.Path, file.Text!, filePath: file.Path).Project;
        return project;
    }

    /// <summary>The bytes of the filters that the generator makes.</summary>
    private static IEnumerable<string> Instructions(TestProject project) =>
    [
        .. project.Driver().RunGenerators(project.Compile()).GetRunResult().GeneratedTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<CollectionExpressionSyntax>())
            .Select(bytes => bytes.ToString()),
    ];
}
