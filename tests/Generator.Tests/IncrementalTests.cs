using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What runs again after an edit, and what does not.</summary>
public sealed class IncrementalTests
{
    private const string Policy = """
        using SeccompSharp;
        [SeccompDeny("mount", When = "flags == 0")]
        static partial class First;
        [SeccompDeny("reboot")]
        static partial class Second;
        [SeccompProfile("a.seccomp.json")]
        static partial class Bound;
        """;

    private static readonly TestProject s_project = TestProject.Of(Policy)
        .With("Program.cs", "System.Console.WriteLine();")
        .WithFile("a.seccomp.json", SampleProfiles.DenyMount)
        .WithFile("b.seccomp.json", SampleProfiles.DenyMount);

    [Fact]
    public void An_edit_of_another_file_runs_nothing_expensive_and_writes_nothing()
    {
        GeneratorRunResult result = RunEdited(s_project, EditSource(s_project, "Program.cs", "System.Console.WriteLine(1);"));
        AssertAllCached(result, Steps.Classes, Steps.Files, Steps.Parse, Steps.Policies, Steps.Names, Steps.Compile);
        AssertNothingWritten(result);
    }

    [Fact]
    public void A_comment_in_the_policys_file_moves_places_and_changes_nothing()
    {
        TestProject edited = EditSource(s_project, "Policy.cs", "// Why this policy.\n\n" + Policy.Replace("(\"reboot\")", "(  \"reboot\" )"));
        GeneratorRunResult result = RunEdited(s_project, edited);
        AssertAllCached(result, Steps.Classes, Steps.Policies, Steps.Compile);
        AssertNothingWritten(result);
    }

    [Fact]
    public void An_edit_of_one_policy_compiles_and_writes_only_that()
    {
        GeneratorRunResult result = RunEdited(s_project, EditSource(s_project, "Policy.cs", Policy.Replace("reboot", "swapon")));
        Assert.Single(Reasons(result, Steps.Compile), IncrementalStepRunReason.Modified);
        Assert.Single(Written(result), IncrementalStepRunReason.Modified);
        Assert.Equal(3, Written(result).Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void An_edit_of_a_condition_is_an_edit_of_its_policy()
    {
        GeneratorRunResult result = RunEdited(s_project, EditSource(s_project, "Policy.cs", Policy.Replace("flags == 0", "flags == 1")));
        Assert.Single(Reasons(result, Steps.Compile), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_a_profile_compiles_and_writes_only_its_policy()
    {
        TestProject edited = s_project with
        {
            Files = s_project.Files.SetItem(1, s_project.Files[1].With(SampleProfiles.DenyMount.Replace("mount", "umount2"))),
        };
        GeneratorRunResult result = RunEdited(s_project, edited);
        Assert.Single(Reasons(result, Steps.Parse), IncrementalStepRunReason.Modified);
        Assert.Single(Reasons(result, Steps.Compile), IncrementalStepRunReason.Modified);
        Assert.Single(Written(result), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_profile_that_is_only_laid_out_anew_is_parsed_and_not_compiled()
    {
        TestProject edited = s_project with
        {
            Files = s_project.Files.SetItem(1, s_project.Files[1].With("\n\n" + SampleProfiles.DenyMount)),
        };
        GeneratorRunResult result = RunEdited(s_project, edited);
        AssertAllCached(result, Steps.Policies, Steps.Compile);
        AssertNothingWritten(result);
    }

    [Fact]
    public void An_error_in_one_policy_takes_away_its_filter_and_leaves_the_others()
    {
        GeneratorRunResult result = RunEdited(s_project, EditSource(s_project, "Policy.cs", Policy.Replace("reboot", "")));
        Assert.Single(result.GeneratedSources, source => source.SourceText.ToString().Contains("has errors"));
        Assert.Single(Written(result), IncrementalStepRunReason.Modified);
        Assert.Equal(3, Written(result).Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void An_edit_of_a_lock_file_compiles_and_writes_only_what_it_locks()
    {
        TestProject locked = s_project.WithFile("First.seccomp.lock", "");
        TestProject edited = locked with { Files = locked.Files.SetItem(2, locked.Files[2].With("# nothing yet")) };
        GeneratorRunResult result = RunEdited(locked, edited);
        AssertAllCached(result, Steps.Classes, Steps.Files, Steps.Parse, Steps.Names);
        Assert.Single(Reasons(result, Steps.Policies), IncrementalStepRunReason.Modified);
        Assert.Equal(4, Reasons(result, Steps.Compile).Count());
        Assert.DoesNotContain(IncrementalStepRunReason.New, Reasons(result, Steps.Compile));
    }

    /// <summary>MSBuild may write what it has written before; and a property that decides nothing of a filter compiles none.</summary>
    [Fact]
    public void Values_of_the_build_that_are_the_same_run_nothing()
    {
        TestProject written = s_project with { HasBuildValues = false, Files = s_project.Files.Add(TestValues.Of(s_project.Properties, s_project.Files)) };
        GeneratorRunResult same = RunEdited(written, written with { Files = written.Files.SetItem(2, written.Files[2].With(written.Files[2].Text!)) });
        AssertAllCached(same, Steps.Values, Steps.Files, Steps.Parse, Steps.Policies, Steps.Compile);
        AssertNothingWritten(same);

        GeneratorRunResult strict = RunEdited(written, written with
        {
            Files = written.Files.SetItem(2, TestValues.Of(s_project.Properties.Add("SeccompTreatWarningsAsErrors", "true"), s_project.Files)),
        });
        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(Reasons(strict, Steps.Values)));
        AssertAllCached(strict, Steps.Files, Steps.Parse, Steps.Policies, Steps.Compile);
        AssertNothingWritten(strict);
    }

    [Fact]
    public void A_report_moves_with_the_text_around_it()
    {
        TestProject refused = TestProject.Of("System.Console.WriteLine();\n" + Policy.Replace("partial class First", "class First").Replace("using SeccompSharp;", ""))
            .With("Usings.cs", "global using SeccompSharp;").WithFile("a.seccomp.json", SampleProfiles.DenyMount);
        TestProject moved = EditSource(refused, "Policy.cs", "\n\n" + refused.Sources[0].Text);
        GeneratorDriver driver = refused.Driver().RunGenerators(refused.Compile());
        int before = LineOf(driver);
        Assert.Equal(before + 2, LineOf(driver.RunGenerators(moved.Compile())));

        static int LineOf(GeneratorDriver driver) =>
            Assert.Single(driver.GetRunResult().Diagnostics).Location.GetLineSpan().StartLinePosition.Line;
    }

    [Fact]
    public void No_compilation_is_kept_alive()
    {
        (GeneratorDriver driver, WeakReference first) = RunTwice();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(first.IsAlive);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference First) RunTwice()
    {
        CSharpCompilation first = s_project.Compile();
        GeneratorDriver driver = s_project.Driver().RunGenerators(first);
        driver = driver.RunGenerators(EditSource(s_project, "Policy.cs", "// Moved.\n" + Policy).Compile());
        return (driver, new WeakReference(first));
    }

    private static TestProject EditSource(TestProject project, string path, string text)
    {
        int index = project.Sources.FindIndex(source => source.Path == TestProject.Directory + path);
        return project with { Sources = project.Sources.SetItem(index, (TestProject.Directory + path, text)) };
    }

    private static GeneratorRunResult RunEdited(TestProject before, TestProject after)
    {
        CSharpCompilation compilation = before.Compile();
        GeneratorDriver driver = before.Driver().RunGenerators(compilation);
        Assert.Equal(4, driver.GetRunResult().GeneratedTrees.Length);
        for (int i = 0; i < before.Files.Count; i++)
        {
            if (before.Files[i] != after.Files[i])
                driver = driver.ReplaceAdditionalText(before.Files[i], after.Files[i]);
        }

        foreach ((SyntaxTree old, (string path, string text)) in compilation.SyntaxTrees.Zip(after.Sources))
        {
            if (old.ToString() != text)
                compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, after.ParseOptions, path));
        }

        return driver.RunGenerators(compilation).GetRunResult().Results.Single();
    }

    private static void AssertAllCached(GeneratorRunResult result, params string[] steps)
    {
        foreach (string step in steps)
        {
            Assert.NotEmpty(Reasons(result, step));
            Assert.All(Reasons(result, step), reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }
    }

    private static void AssertNothingWritten(GeneratorRunResult result)
    {
        Assert.Equal(4, Written(result).Count());
        Assert.All(Written(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> Written(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
