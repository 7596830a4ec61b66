using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>A project in memory: sources, additional files, and what MSBuild would pass on.</summary>
internal sealed record TestProject
{
    /// <summary>The directory that the project seems to be in.</summary>
    public const string Directory = "/src/App/";

    private const string NotInstalled = "SECC0750";

    private static readonly ImmutableArray<MetadataReference> s_framework =
    [
        .. ((string)System.AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(SeccompAllowAttribute).Assembly.Location),
    ];

    private static readonly MetadataReference s_runtime =
        MetadataReference.CreateFromFile(typeof(SockFilter).Assembly.Location);

    public ImmutableList<(string Path, string Text)> Sources { get; init; } = [];

    /// <summary>The AdditionalFiles that the project lists.</summary>
    public ImmutableList<TestFile> Files { get; init; } = [];

    /// <summary>The AdditionalFiles that the compiler is given: also what SeccompSharp.targets adds.</summary>
    public ImmutableList<TestFile> GivenFiles => HasBuildValues ? Files.Add(TestValues.Of(Properties, Files)) : Files;

    /// <summary>Whether SeccompSharp.targets is imported.</summary>
    public bool HasBuildValues { get; init; } = true;

    /// <summary>Entries of a .globalconfig.</summary>
    public ImmutableDictionary<string, string> GlobalConfiguration { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Entries of a section of .editorconfig for all files.</summary>
    public ImmutableDictionary<string, string> FileConfiguration { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add("RootNamespace", "App").Add("ProjectDir", Directory);

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public OutputKind OutputKind { get; init; } = OutputKind.ConsoleApplication;

    /// <summary>What .editorconfig or NoWarn says of ids: unless a test is about it, a class need not be installed.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } =
        ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(NotInstalled, ReportDiagnostic.Suppress);

    /// <summary>The same project, in which every filter is to be installed.</summary>
    public TestProject ThatMustInstall => this with { Severities = Severities.Remove(NotInstalled) };

    /// <summary>TreatWarningsAsErrors.</summary>
    public bool WarningsAsErrors { get; init; }

    public bool ReferencesRuntime { get; init; } = true;

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public AnalyzerConfigOptionsProvider Options => new TestOptions(GlobalConfiguration, FileConfiguration);

    public static TestProject Of(string source) => new TestProject().With("Policy.cs", source);

    public TestProject With(string path, string source) => this with { Sources = Sources.Add((Directory + path, source)) };

    public TestProject WithFile(string path, string? text, params (string Name, string Value)[] metadata) =>
        this with { Files = Files.Add(new TestFile(Directory + path, text, metadata.ToImmutableDictionary(m => m.Name, m => m.Value))) };

    public TestProject WithProperty(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "App",
        Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)),
        ReferencesRuntime ? [.. s_framework, s_runtime] : s_framework,
        new CSharpCompilationOptions(
            OutputKind,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: Severities));

    public CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new SeccompGenerator().AsSourceGenerator()],
        GivenFiles,
        ParseOptions,
        Options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
