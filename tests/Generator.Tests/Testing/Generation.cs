using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>What the generator made of a project.</summary>
internal sealed class Generation
{
    private Generation(Compilation compilation, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostics = diagnostics;
        Compilation = compilation;
        Result = result.Results.Single();
    }

    /// <summary>The project with what was generated.</summary>
    public Compilation Compilation { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>What the generator says, as far as the project's configuration leaves it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public IReadOnlyList<string> HintNames => [.. Result.GeneratedSources.Select(source => source.HintName)];

    /// <summary>The names of those generated files that hold filters, and not members that throw.</summary>
    public IReadOnlyList<string> FilterNames =>
        [.. Result.GeneratedSources.Where(source => source.SourceText.ToString().Contains(": ret ")).Select(source => source.HintName)];

    /// <summary>The only generated file.</summary>
    public string Text => Result.GeneratedSources.Single().SourceText.ToString();

    public static Generation Run(TestProject project)
    {
        GeneratorDriver driver = project.Driver().RunGeneratorsAndUpdateCompilation(
            project.Compile(), out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics);
        var generation = new Generation(compilation, driver.GetRunResult(), diagnostics);
        Assert.Null(generation.Result.Exception);
        return generation;
    }

    /// <summary>Fails unless the project compiles without so much as a warning.</summary>
    public Generation Compiles()
    {
        IEnumerable<Diagnostic> bad = Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.True(!bad.Any(), string.Join("\n", bad.Concat<object>(Result.GeneratedSources.Select(source => source.SourceText))));
        return this;
    }

    /// <summary>The project's assembly, loaded. Module initializers run on first use.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        Assert.Empty(Compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        stream.Position = 0;
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(stream);
    }
}
