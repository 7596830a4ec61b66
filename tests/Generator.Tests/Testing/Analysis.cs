using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Analyzers;
using Xunit;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>Runs the analyzers over a project, after the generator as the compiler does.</summary>
internal static class Analysis
{
    /// <summary>
    /// Fails unless the findings are exactly those that the sources and files are marked with. What a policy means is asked only
    /// where a mark is about that: policies of tests are small, and few would be anybody's.
    /// </summary>
    public static Task<IReadOnlyList<Diagnostic>> Verify(TestProject marked, params string[] ignored) => Verify(
        marked, (id, texts) => !ignored.Contains(id) && (!IsAboutMeaning(id) || texts.Any(text => text.Expected.Any(expected => expected.Id == id))));

    /// <summary>Fails unless the findings, also about what a policy means, are exactly those that the sources and files are marked with.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyAll(TestProject marked) => Verify(marked, (_, _) => true);

    private static async Task<IReadOnlyList<Diagnostic>> Verify(TestProject marked, Func<string, IEnumerable<Markup>, bool> counts)
    {
        Dictionary<string, Markup> texts = [];
        TestProject project = marked with
        {
            Sources = [.. marked.Sources.Select(source => (source.Path, Strip(texts, source.Path, source.Text)))],
            Files = [.. marked.Files.Select(file => file.Text is null ? file : file.With(Strip(texts, file.Path, file.Text)))],
        };
        IReadOnlyList<Diagnostic> found = [.. (await RunAll(project)).Where(diagnostic => counts(diagnostic.Id, texts.Values))];
        string messages = string.Join("\n", found);
        foreach ((string path, Markup text) in texts)
        {
            (string Id, TextSpan Span)[] actual =
                [.. found.Where(d => d.Location.GetLineSpan().Path == path).Select(d => (d.Id, d.Location.SourceSpan))];
            bool same = actual.Length == text.Expected.Count && text.Expected.All(expected =>
                actual.Any(one => one.Span == expected.Span && (expected.Id ?? one.Id) == one.Id));
            Assert.True(same, $"{path} has:\n{Markup.Write(text.Text, actual)}\n{messages}");
        }

        Assert.DoesNotContain(found, diagnostic => !texts.ContainsKey(diagnostic.Location.GetLineSpan().Path ?? ""));
        return found;
    }

    /// <summary>The findings, by place, but for those about what a valid policy means.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(TestProject project) =>
        [.. (await RunAll(project)).Where(diagnostic => !IsAboutMeaning(diagnostic.Id))];

    /// <summary>The findings, by place; without what the generator says again, for those who have no analyzers.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> RunAll(TestProject project, CancellationToken cancellationToken = default)
    {
        project.Driver().RunGeneratorsAndUpdateCompilation(
            project.Compile(), out Compilation compilation, out ImmutableArray<Diagnostic> generated, cancellationToken);
        var options = new AnalyzerOptions(project.GivenFiles.ToImmutableArray<AdditionalText>(), project.Options);
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new SeccompAttributeAnalyzer(), new SeccompProfileAnalyzer(), new SeccompUseAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(diagnostics.Concat(generated), diagnostic => diagnostic.Id is "AD0001" or "CS8785" or "SECC0999");
        return [.. diagnostics.Concat(generated.Where(diagnostic => diagnostic.Id != "SECC0735")).OrderBy(d => d.Location.GetLineSpan().Path).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id)];
    }

    /// <summary>Whether a finding is about a policy that is valid, and is no more than an advice to its author; or says that there are such.</summary>
    public static bool IsAboutMeaning(string id) =>
        id == "SECC0757" || (string.CompareOrdinal(id, "SECC0402") >= 0 && string.CompareOrdinal(id, "SECC0449") <= 0);

    private static string Strip(Dictionary<string, Markup> texts, string path, string text)
    {
        texts[path] = Markup.Parse(text);
        return texts[path].Text;
    }
}
