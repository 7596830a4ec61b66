using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

/// <summary>What the documentation shows as right is right, and what it shows as wrong has that finding.</summary>
public sealed class ConditionDocumentationTests
{
    /// <summary>Pages whose example is in JSON, or too long to show, or about another ABI than these.</summary>
    private static readonly string[] s_otherExamples = ["SECC0206", "SECC0213", "SECC0220", "SECC0221", "SECC0229"];

    public static IEnumerable<object[]> Pages => Directory.GetFiles(Docs("rules"), "SECC02*.md")
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
        .Select(id => new object[] { id });

    [Fact]
    public void Every_example_of_the_language_binds_without_a_finding()
    {
        (string[] Syscalls, string When)[] examples = [.. Examples(File.ReadAllText(Docs("conditions.md")))];
        Assert.True(examples.Length > 15);
        Assert.All(examples, example => Assert.Empty(FindingsOf(example)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_shows_a_wrong_condition_and_a_right_one(string id)
    {
        string[] halves = File.ReadAllText(Docs("rules", id + ".md")).Split("\nRight");
        Assert.Equal(id, Assert.IsType<FindingKind>(Kind(id)).Id);
        if (s_otherExamples.Contains(id))
            return;
        Assert.All(Examples(halves[0]), example => Assert.Contains(FindingsOf(example), finding => finding.Kind.Id == id));
        Assert.All(Examples(halves[1]), example => Assert.Empty(FindingsOf(example)));
        Assert.NotEmpty(Examples(halves[0]));
    }

    [Fact]
    public void Every_finding_about_conditions_has_a_page()
    {
        Assert.All(Kinds().Select(kind => kind.Id), id => Assert.True(File.Exists(Docs("rules", id + ".md")), id));
    }

    private static FindingKind? Kind(string id) => Kinds().SingleOrDefault(kind => kind.Id == id);

    private static IEnumerable<FindingKind> Kinds() => typeof(FindingKinds).GetFields()
        .Select(field => field.GetValue(null)).OfType<FindingKind>()
        .Where(kind => kind.Id.StartsWith("SECC02", StringComparison.Ordinal));

    private static IEnumerable<(string[] Syscalls, string When)> Examples(string markdown) =>
        Regex.Matches(markdown, "^\\[Seccomp(?:Allow|Deny)\\((?:\"(?<name>\\w+)\", )+When = \"(?<when>[^\"]*)\"", RegexOptions.Multiline)
            .Select(match => (match.Groups["name"].Captures.Select(name => name.Value).ToArray(), match.Groups["when"].Value));

    private static List<Finding> FindingsOf((string[] Syscalls, string When) example)
    {
        ConditionReading reading = ConditionParserTests.Read(example.When);
        List<Finding> findings = [.. reading.Findings];
        if (reading.Condition is null)
            return findings;
        foreach (string syscall in example.Syscalls)
        {
            foreach (Abi abi in new[] { Abi.X86_64, Abi.AArch64 })
            {
                Bound.Of(reading.Condition, syscall, out List<Finding> bound, abi);
                findings.AddRange(SyscallTable.TryGetNumber(abi, syscall, out _) ? bound : []);
            }
        }

        return findings;
    }

    private static string Docs(params string[] names) => Path.Combine([Repository.Find().Root, "docs", .. names]);
}
