using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>Room for a reason is made where somebody asks for it at that rule, and never for all rules at once.</summary>
public sealed class JustifyFixTests
{
    private const string Source = """
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("ptrace"), SeccompAllow("exit", "exit_group", "restart_syscall", "rt_sigreturn")] static partial class Sandbox;
        """;

    [Fact]
    public async Task The_author_is_asked_for_a_reason()
    {
        (Document document, Diagnostic diagnostic) = await Find();
        CodeAction? action = null;
        await new MendFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (fix, _) => action = fix, CancellationToken.None));
        Assert.Equal(Source.Replace("\"ptrace\")", "\"ptrace\", Justification = \"TODO: say why\")"), await TextAfter(action!, document));
    }

    [Fact]
    public async Task Nobody_is_asked_for_all_at_once()
    {
        (Document document, Diagnostic diagnostic) = await Find();
        CodeAction? action = await new MendFix().GetFixAllProvider().GetFixAsync(new FixAllContext(
            document, new MendFix(), FixAllScope.Solution, nameof(MendFix), [diagnostic.Id], new Provider(diagnostic), CancellationToken.None));
        Assert.Equal(Source, action is null ? Source : await TextAfter(action, document));
    }

    private static async Task<(Document Document, Diagnostic Diagnostic)> Find()
    {
        TestProject given = TestProject.Of(Source);
        Project project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithCompilationOptions(given.Compile().Options).WithParseOptions(given.ParseOptions).WithMetadataReferences(given.Compile().References);
        Document document = project.AddDocument("Policy.cs", Source, filePath: given.Sources[0].Path);
        var options = new AnalyzerOptions([.. given.GivenFiles], given.Options);
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new SeccompAttributeAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return (document, found.First(one => one.Id == "SECC0445"));
    }

    private static async Task<string> TextAfter(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Provider(Diagnostic diagnostic) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => All();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

        private Task<IEnumerable<Diagnostic>> All() => Task.FromResult<IEnumerable<Diagnostic>>([diagnostic]);
    }
}
