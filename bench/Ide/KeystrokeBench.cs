using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator;
using SeccompSharp.Generator.Analyzers;

namespace SeccompSharp.IdeBench;

/// <summary>Edits a project again and again, and runs what an editor runs after each edit.</summary>
/// <remarks>Everything is warm. Times are CPU time of all threads, and ratios are of that. In each round all subjects see an edit of the same kind, in alternating order, each with a compilation of its own.</remarks>
internal static class KeystrokeBench
{
    private const int Warmup = 12;
    private const string Ours = "SeccompSharp.SeccompAllowAttribute";

    public static void Run(int rounds)
    {
        SyntheticProject project = new();
        Check(project.Driver(new SeccompGenerator(), tracksSteps: false).RunGenerators(project.Compilation).GetRunResult().Results[0]);
        (string Name, Func<CSharpCompilation, CSharpCompilation> Source, bool IsProfile)[] edits =
        [
            ("unrelated", project.EditElsewhere, false),
            ("beside a policy", project.EditBeside, false),
            ("attribute", project.EditAttribute, false),
            ("profile", static compilation => compilation, true),
        ];
        Console.WriteLine("| edit | generator, CPU ms | elapsed ms | × empty generator | × one that asks for a missing attribute | allocated, KB | empty generator, KB | steps that made something new |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach ((string name, Func<CSharpCompilation, CSharpCompilation> source, bool isProfile) in edits)
        {
            Func<MemoryText>? profile = isProfile ? project.EditProfile : null;
            Samples[] samples = Generators(project, source, profile, rounds);
            Console.WriteLine(
                $"| {name} | {Samples.Number(samples[0].Milliseconds)} | {Samples.Number(samples[0].Elapsed)} | {Samples.Number(samples[0].Over(samples[1]))} | {Samples.Number(samples[0].Over(samples[2]))} "
                + $"| {Samples.Number(samples[0].Kilobytes)} | {Samples.Number(samples[1].Kilobytes)} | {Steps(project, source, profile)} |");
        }

        Console.WriteLine();
        Console.WriteLine("| edit | analysis of | analyzers, CPU ms | × two empty analyzers | more allocated, KB |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (bool whole in new[] { false, true })
        {
            // What is analyzed whole has always the same in it.
            foreach ((string name, Func<CSharpCompilation, CSharpCompilation> source, _) in edits.Take(whole ? 1 : 3))
            {
                Samples[] samples = Analyzers(project, source, whole, whole ? Math.Max(5, rounds / 3) : rounds);
                Console.WriteLine(
                    $"| {name} | {(whole ? "the project" : "the edited file")} | {Samples.Number(samples[0].Milliseconds)} | {Samples.Number(samples[0].Over(samples[1]))} "
                    + $"| {Samples.Number(samples[0].Kilobytes - samples[1].Kilobytes)} |");
            }
        }
    }

    /// <summary>What fails or refuses is fast.</summary>
    private static void Check(GeneratorRunResult result)
    {
        if (result.Exception is not null)
            throw new InvalidOperationException("The generator failed.", result.Exception);
        if (result.GeneratedSources.Length != SyntheticProject.Policies)
            throw new InvalidOperationException($"{result.GeneratedSources.Length} policies of {SyntheticProject.Policies} were compiled.");
        if (result.GeneratedSources.FirstOrDefault(source => source.SourceText.ToString().Contains("has errors", StringComparison.Ordinal)) is { HintName: { } refused })
            throw new InvalidOperationException($"{refused} has errors.");
    }

    private static Samples[] Generators(
        SyntheticProject project, Func<CSharpCompilation, CSharpCompilation> edit, Func<MemoryText>? profile, int rounds)
    {
        IIncrementalGenerator[] generators = [new SeccompGenerator(), new EmptyGenerator(Ours), new EmptyGenerator("Nobody.HasThisAttribute")];
        GeneratorDriver[] drivers = [.. generators.Select(generator => project.Driver(generator, tracksSteps: false).RunGenerators(project.Compilation.Clone()))];
        CSharpCompilation[] compilations = [.. drivers.Select(_ => project.Compilation.Clone())];
        AdditionalText[] files = [.. drivers.Select(_ => project.AdditionalFiles[0])];
        Samples[] samples = [.. drivers.Select(_ => new Samples())];
        for (int round = -Warmup; round < rounds; round++)
        {
            foreach (int subject in Order(drivers.Length, round))
            {
                compilations[subject] = edit(compilations[subject]);
                GeneratorDriver driver = drivers[subject];
                if (profile?.Invoke() is { } file)
                {
                    driver = driver.ReplaceAdditionalText(files[subject], file);
                    files[subject] = file;
                }

                Clean();
                long bytes = GC.GetTotalAllocatedBytes(precise: true);
                TimeSpan start = CpuTime.OfProcess;
                long clock = Stopwatch.GetTimestamp();
                drivers[subject] = driver.RunGenerators(compilations[subject]);
                TimeSpan elapsed = Stopwatch.GetElapsedTime(clock);
                TimeSpan time = CpuTime.OfProcess - start;
                if (round >= 0)
                    samples[subject].Add(time, GC.GetTotalAllocatedBytes(precise: true) - bytes, elapsed);
            }
        }

        return samples;
    }

    /// <summary>Why each step that we name had new output after an edit.</summary>
    private static string Steps(SyntheticProject project, Func<CSharpCompilation, CSharpCompilation> edit, Func<MemoryText>? profile)
    {
        GeneratorDriver driver = project.Driver(new SeccompGenerator(), tracksSteps: true).RunGenerators(project.Compilation);
        if (profile?.Invoke() is { } file)
            driver = driver.ReplaceAdditionalText(project.AdditionalFiles[0], file);
        GeneratorRunResult result = driver.RunGenerators(edit(project.Compilation)).GetRunResult().Results[0];
        IEnumerable<string> changed = result.TrackedSteps.Where(step => step.Key.StartsWith("Seccomp.", StringComparison.Ordinal))
            .Select(step => (step.Key, Count: Changed(step.Value)))
            .Append((Key: "files written", Count: Changed(result.TrackedOutputSteps.SelectMany(step => step.Value))))
            .Where(step => step.Count > 0)
            .OrderBy(step => step.Key, StringComparer.Ordinal)
            .Select(step => $"{step.Key.Replace("Seccomp.", "", StringComparison.Ordinal)} {step.Count}");
        return string.Join(", ", changed.DefaultIfEmpty("none"));

        static int Changed(IEnumerable<IncrementalGeneratorRunStep> runs) => runs.SelectMany(run => run.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    private static Samples[] Analyzers(SyntheticProject project, Func<CSharpCompilation, CSharpCompilation> edit, bool whole, int rounds)
    {
        ImmutableArray<DiagnosticAnalyzer>[] analyzers = 
        [
            [new SeccompAttributeAnalyzer(), new SeccompProfileAnalyzer(), new SeccompUseAnalyzer()],
            [new FirstEmptyAnalyzer(), new SecondEmptyAnalyzer(), new ThirdEmptyAnalyzer()],
        ];
        var options = new AnalyzerOptions(project.AdditionalFiles, NoOptions.Provider);
        GeneratorDriver driver = project.Driver(new SeccompGenerator(), tracksSteps: false);
        CSharpCompilation sources = project.Compilation;
        Samples[] samples = [.. analyzers.Select(_ => new Samples())];
        for (int round = whole ? -Warmup / 4 : -Warmup; round < rounds; round++)
        {
            CSharpCompilation before = sources;
            sources = edit(sources);
            int edited = Enumerable.Range(0, before.SyntaxTrees.Length).First(index => before.SyntaxTrees[index] != sources.SyntaxTrees[index]);
            driver = driver.RunGeneratorsAndUpdateCompilation(sources, out Compilation generated, out _);

            // Who comes first after an edit pays for what all compilations of the same trees have in common.
            Analyze((CSharpCompilation)generated, [new FirstEmptyAnalyzer()]);
            foreach (int subject in Order(analyzers.Length, round))
            {
                (TimeSpan time, long bytes) = Analyze((CSharpCompilation)generated, analyzers[subject]);
                if (round >= 0)
                    samples[subject].Add(time, bytes);
            }

            (TimeSpan, long) Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> subject)
            {
                compilation = compilation.Clone();
                CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
                    subject, new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
                Clean();
                long bytes = GC.GetTotalAllocatedBytes(precise: true);
                TimeSpan start = CpuTime.OfProcess;
                if (whole)
                    _ = analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
                else
                    _ = analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[edited]), null, CancellationToken.None).GetAwaiter().GetResult();
                return (CpuTime.OfProcess - start, GC.GetTotalAllocatedBytes(precise: true) - bytes);
            }
        }

        return samples;
    }

    private static IEnumerable<int> Order(int count, int round) =>
        Enumerable.Range(0, count).Select(index => (index + Math.Abs(round)) % count);

    /// <summary>Nobody pays for what another has left.</summary>
    private static void Clean() => GC.Collect(0);
}
