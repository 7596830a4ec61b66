using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>What an editor shows of a project, and what a fix makes of it: alone and by every kind of "fix all".</summary>
/// <typeparam name="TFix">The fix.</typeparam>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<SeccompAttributeAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private readonly TestProject _project;

    private FixTest(TestProject before, TestProject after)
    {
        _project = before;
        // The library would fetch its own otherwise.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        // Both analyzers know all ids.
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        // What is generated is the business of other tests.
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        // That nothing installs a filter is known when the whole program is.
        CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        Fill(TestState, before);
        Fill(FixedState, after);
        FixedState.MarkupHandling = MarkupMode.Allow;
    }

    /// <summary>Fails unless both projects have exactly the findings they are marked with, and the fix makes one of the other.</summary>
    /// <param name="before">With findings in markup.</param>
    /// <param name="after">With those in markup that are left.</param>
    public static Task Passes(TestProject before, TestProject after) => Of(before, after).RunAsync();

    /// <summary>The same with what is said about the meaning of policies.</summary>
    public static Task PassesWithAdvice(TestProject before, TestProject after, params string[] unheard)
    {
        var test = new FixTest<TFix>(before, after);
        test.DisabledDiagnostics.AddRange(unheard);
        return test.RunAsync();
    }

    /// <summary>The same, but only the first finding is fixed, and the action has that title.</summary>
    public static Task FirstPasses(TestProject before, TestProject after, string title)
    {
        FixTest<TFix> test = Of(before, after);
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;
        test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        return test.RunAsync();
    }

    /// <summary>Fails unless a project has exactly the findings it is marked with, and the fix has nothing for any of them.</summary>
    public static Task HasNothingFor(TestProject project)
    {
        FixTest<TFix> test = Of(project, project);
        test.NumberOfIncrementalIterations = 0;
        test.NumberOfFixAllIterations = 0;
        return test.RunAsync();
    }

    /// <summary>Without advice about what policies mean, which small examples would be full of.</summary>
    private static FixTest<TFix> Of(TestProject before, TestProject after)
    {
        var test = new FixTest<TFix>(before, after);
        test.DisabledDiagnostics.AddRange(FindingKinds.All.Select(kind => kind.Id)
            .Where(id => string.CompareOrdinal(id, "SECC0402") >= 0 && string.CompareOrdinal(id, "SECC0449") <= 0));
        return test;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
        [new SeccompAttributeAnalyzer(), new SeccompProfileAnalyzer(), new SeccompUseAnalyzer()];

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(SeccompGenerator)];

    protected override ParseOptions CreateParseOptions() => _project.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => _project.Compile().Options;

    private static void Fill(SolutionState state, TestProject project)
    {
        state.OutputKind = project.OutputKind;
        state.AdditionalReferences.AddRange(Net100.References.All);
        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(SeccompAllowAttribute).Assembly.Location));
        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(SockFilter).Assembly.Location));
        foreach ((string path, string text) in project.Sources)
            state.Sources.Add((path, text));
        foreach (TestFile file in project.GivenFiles)
            state.AdditionalFiles.Add((file.Path, SourceText.From(file.Text!, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))));
    }
}
