using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What the documentation shows compiles, and has the findings that the text says and no other.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] s_pages =
        [.. DocumentedExample.Pages(""), .. DocumentedExample.Pages("docs"), .. DocumentedExample.Pages("samples/Web")];

    public static TheoryData<string> Pages => [.. s_pages];

    /// <summary>Pages about a library, several files or classes, what is too long to show, or an ABI that is no default target.</summary>
    private static readonly string[] s_ofOtherProjects = ["SECC0213", "SECC0707", "SECC0711", "SECC0714", "SECC0745", "SECC0746"];

    public static TheoryData<string> RulePages =>
    [
        .. DocumentedExample.Pages("docs/rules").Where(page =>
            !s_ofOtherProjects.Any(page.Contains) && DocumentedExample.In(page).Any(example => example.Label.Length > 0)),
    ];

    [Fact]
    public void The_pages_with_examples_are_found() => Assert.Superset(
        new HashSet<string> { "README.md", "docs/conditions.md", "docs/groups.md" }, s_pages.ToHashSet());

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_compile_with_the_findings_that_they_announce(string page)
    {
        foreach (DocumentedExample example in DocumentedExample.In(page))
        {
            TestProject project = example.ProjectOn(page);
            IReadOnlyList<Diagnostic> found = await Analysis.RunAll(project);
            Diagnostic[] grave = [.. found.Where(one => one.Severity > DiagnosticSeverity.Info)];
            Assert.True(example.Announced.Order().SequenceEqual(grave.Select(one => one.Id).Order()), string.Join("\n", grave.AsEnumerable()) + "\n" + project.Sources[0].Text);
            // An example may use what it does not show.
            Assert.DoesNotContain(
                Generation.Run(project).Compilation.GetDiagnostics(),
                one => one.Severity == DiagnosticSeverity.Error && one.Id != "CS0103");
        }
    }

    /// <summary>What is submitted through io_uring passes no filter: who denies sockets or files and not it denies neither.</summary>
    [Fact]
    public void No_denylist_of_ours_is_walked_round_with_io_uring()
    {
        int seen = 0;
        foreach (string page in s_pages)
        {
            foreach (string text in DocumentedExample.In(page).Select(example => example.Text))
            {
                if (!System.Text.RegularExpressions.Regex.IsMatch(text, "SeccompDeny\\([^)\n]*\"(socket|open|openat|connect)\""))
                    continue;
                seen++;
                Assert.True(text.Contains("io_uring_setup"), page + ":\n" + text);
            }
        }

        Assert.InRange(seen, 2, 100);
    }

    [Theory]
    [MemberData(nameof(RulePages))]
    public async Task A_wrong_example_has_the_finding_of_its_page_and_a_right_one_has_not(string page)
    {
        string id = page[^11..^3];
        foreach (DocumentedExample example in DocumentedExample.In(page).Where(example => example.Label.Length > 0))
        {
            TestProject project = example.ProjectOn(id);
            Diagnostic[] found = [.. await Analysis.RunAll(project), .. Generation.Run(project).Diagnostics];
            if (example.Label == "Wrong")
                Assert.Contains(found, one => one.Id == id);
            else
                Assert.DoesNotContain(found, one => one.Id == id);
        }
    }
}
