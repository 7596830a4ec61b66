using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>
/// The fix writes into a profile, too. The verifier of Microsoft.CodeAnalysis.Testing asks for fixes in sources only, so this
/// asks as an editor does: by the document that the diagnostic is in.
/// </summary>
public sealed class ProfileFixTests
{
    [Theory]
    [InlineData("SECC0004", """{ "defaultAction": "SCMP_ACT_LOG", }""", """{ "defaultAction": "SCMP_ACT_LOG" }""", "Remove")]
    [InlineData("SECC0011", """{ "defaultAction": "SCMP_ACT_LOG", "sycalls": [] }""", """{ "defaultAction": "SCMP_ACT_LOG", "syscalls": [] }""", "Change to 'syscalls'")]
    [InlineData("SECC0012", """{ "DefaultAction": "SCMP_ACT_LOG" }""", """{ "defaultAction": "SCMP_ACT_LOG" }""", "Change to 'defaultAction'")]
    [InlineData("SECC0020", """{ "defaultAction": "SCMP_ACt_LOG" }""", """{ "defaultAction": "SCMP_ACT_LOG" }""", "Change to 'SCMP_ACT_LOG'")]
    [InlineData("SECC0101", """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["rebooot"], "action": "SCMP_ACT_ERRNO" }] }""", """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["reboot"], "action": "SCMP_ACT_ERRNO" }] }""", "Change to 'reboot'")]
    [InlineData("SECC0013", """{ "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": "1", "syscalls": [] }""", """{ "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1, "syscalls": [] }""", "Change to '1'")]
    public async Task What_was_meant_is_written(string id, string before, string after, string title)
    {
        TestProject project = TestProject.Of("System.Console.WriteLine();").WithFile("profile.json", before);
        Project current = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp);
        foreach (TestFile file in project.GivenFiles)
            current = current.AddAdditionalDocument(file.Path, file.Text!, filePath: file.Path).Project;
        Diagnostic diagnostic = (await project.Compile()
            .WithAnalyzers(
                [new SeccompAttributeAnalyzer(), new SeccompProfileAnalyzer(), new SeccompUseAnalyzer()],
                new AnalyzerOptions(current.AnalyzerOptions.AdditionalFiles, project.Options))
            .GetAnalyzerDiagnosticsAsync()).First(one => one.Id == id);
        TextDocument document = current.AdditionalDocuments.Single(one => one.FilePath == diagnostic.Location.GetLineSpan().Path);

        CodeAction? action = null;
        await new MendFix().RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (fix, _) => action ??= fix, CancellationToken.None));
        Assert.Equal(title, action?.Title);
        ImmutableArray<CodeActionOperation> operations = await action!.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Assert.Equal(after, (await changed.GetAdditionalDocument(document.Id)!.GetTextAsync()).ToString());
    }

    [Fact]
    public void Editors_are_told_that_it_is_for_profiles() => Assert.Equal(
        [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
        typeof(MendFix).GetCustomAttribute<ExportCodeFixProviderAttribute>()!.DocumentKinds);
}
