using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>A project in a workspace, as an editor has it, and what fixes make of it.</summary>
internal sealed class FixedProject
{
    private readonly TestProject _project;
    private Project _current;

    public FixedProject(TestProject project)
    {
        _project = project;
        CSharpCompilation compilation = project.Compile();
        _current = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options).WithParseOptions(project.ParseOptions)
            .WithMetadataReferences(compilation.References);
        foreach ((string path, string text) in project.Sources)
            _current = _current.AddDocument(path, text, filePath: path).Project;
        foreach (TestFile file in project.GivenFiles)
            _current = _current.AddAdditionalDocument(file.Path, file.Text!, filePath: file.Path).Project;
    }

    /// <summary>The text of a source or file.</summary>
    public string TextOf(string name) => _current.Documents.Concat(_current.AdditionalDocuments)
        .Single(document => document.FilePath == TestProject.Directory + name).GetTextAsync().Result.ToString();

    /// <summary>What the analyzers say now, in the order of places: analyzers run side by side and report in any order.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        CSharpGeneratorDriver.Create(
            [new SeccompGenerator().AsSourceGenerator()], _current.AnalyzerOptions.AdditionalFiles, _project.ParseOptions, _project.Options)
            .RunGeneratorsAndUpdateCompilation((await _current.GetCompilationAsync())!, out Compilation compilation, out _);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(
            [new SeccompAttributeAnalyzer(), new SeccompProfileAnalyzer()],
            new AnalyzerOptions(_current.AnalyzerOptions.AdditionalFiles, _project.Options)).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(one => one.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start)];
    }

    /// <summary>Applies the first fix of the first diagnostic of that id, and gives its title.</summary>
    public async Task<string> Apply(CodeFixProvider provider, string id)
    {
        Diagnostic diagnostic = (await Diagnostics()).First(one => one.Id == id);
        Assert.Contains(id, provider.FixableDiagnosticIds);
        CodeAction? action = null;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            _current.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (fix, _) => action ??= fix, CancellationToken.None));
        Assert.NotNull(action);
        await Apply(action);
        return action.Title;
    }

    /// <summary>Applies a fix to all diagnostics of an id, as <c>dotnet format</c> does it.</summary>
    public async Task ApplyToAll(CodeFixProvider provider, string id, FixAllScope scope)
    {
        FixAllProvider all = provider.GetFixAllProvider()!;
        Assert.Contains(scope, all.GetSupportedFixAllScopes());
        await Apply((await all.GetFixAsync(new FixAllContext(
            _current.Documents.First(), provider, scope, provider.GetType().Name, [id], new Found(this, id), CancellationToken.None)))!);
    }

    private async Task Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        _current = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_current.Id)!;
    }

    private sealed class Found(FixedProject project, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<System.Collections.Generic.IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project of, CancellationToken cancellationToken) => (await project.Diagnostics()).Where(one => one.Id == id);

        public override async Task<System.Collections.Generic.IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            (await project.Diagnostics()).Where(one => one.Id == id && one.Location.GetLineSpan().Path == document.FilePath);

        public override Task<System.Collections.Generic.IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project of, CancellationToken cancellationToken) =>
            Task.FromResult<System.Collections.Generic.IEnumerable<Diagnostic>>([]);
    }
}
