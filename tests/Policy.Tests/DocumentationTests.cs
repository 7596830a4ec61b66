using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests;

/// <summary>What pages and doc comments name exists.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>Words that stand for any group, or are misspelt on purpose; systemd names its own.</summary>
    private static readonly string[] s_noGroups = ["@name", "@word", "@consol", "@system-service"];

    private static string Root => Repository.Find().Root;

    [Fact]
    public void Every_group_that_is_named_exists()
    {
        int seen = 0;
        foreach (string path in Pages().Concat(Sources("src")))
        {
            string text = File.ReadAllText(path);
            if (path.EndsWith(".cs", System.StringComparison.Ordinal))
                text = string.Join('\n', text.Split('\n').Where(line => line.TrimStart().StartsWith("///", System.StringComparison.Ordinal)));
            foreach (string name in GroupName().Matches(text).Select(match => match.Groups[1].Value).Except(s_noGroups))
            {
                seen++;
                Assert.True(GroupTable.TryGet(name, out _), $"{path}: {name}");
            }
        }

        Assert.True(seen > 50, $"{seen} names");
    }

    [Fact]
    public void Every_finding_that_is_named_exists()
    {
        HashSet<string> ids = [.. FindingKinds.All.Select(kind => kind.Id)];
        foreach (string path in Pages().Concat(Sources("src")).Concat(Sources("samples")))
            Assert.All(Id().Matches(File.ReadAllText(path)).Select(match => match.Value), id => Assert.True(ids.Contains(id), $"{path}: {id}"));
    }

    /// <summary>What a valid policy means, and how a program uses it: these findings are there for the pitfalls.</summary>
    [Fact]
    public void The_page_of_pitfalls_has_every_finding_about_meaning_and_use()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "pitfalls.md"));
        Assert.All(
            FindingKinds.All.Where(kind => Pitfall().IsMatch(kind.Id)),
            kind => Assert.Contains($"[{kind.Id}](rules/{kind.Id}.md)", page));
        Assert.All(RuleLink().Matches(page), link => Assert.Equal(link.Groups[1].Value, link.Groups[2].Value));
    }

    [Fact]
    public void Findings_stand_in_the_file_of_their_hundred_in_order()
    {
        List<string> families = [];
        foreach (string path in Sources("src/Policy/Findings").Where(path => FamilyFile().IsMatch(path)))
        {
            string[] ids = [.. NewId().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)];
            Assert.Equal(ids.Order(), ids);
            families.Add(Assert.Single(ids.Select(id => id[..6]).Distinct()));
        }

        Assert.Equal(families.Count, families.Distinct().Count());
        Assert.Equal(FindingKinds.All.Select(kind => kind.Id[..6]).Distinct().Order(), families.Order());
    }

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/compiler.md")]
    public void Types_and_files_that_a_page_for_developers_names_exist(string page)
    {
        HashSet<string> declared =
        [
            .. Sources("src").Concat(Sources("tests")).SelectMany(File.ReadLines)
                .Where(line => !line.TrimStart().StartsWith("//", System.StringComparison.Ordinal))
                .SelectMany(line => Word().Matches(line)).Select(match => match.Value),
        ];
        string text = Regex.Replace(File.ReadAllText(Path.Combine(Root, page)), "```.*?```", "", RegexOptions.Singleline);
        string[] types = [.. TypeName().Matches(text).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(types.Length > 8, string.Join(", ", types));
        Assert.All(types, type => Assert.True(declared.Contains(type), $"{page}: {type}"));
        Assert.All(FilePath().Matches(text).Select(match => match.Groups[1].Value), path => Assert.True(
            new[] { "", "src", "src/Policy", "tests" }.Any(start => Path.Exists(Path.Combine(Root, start, path))), $"{page}: {path}"));
    }

    private static IEnumerable<string> Pages() => Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Root, "README.md")).Append(Path.Combine(Root, "CONTRIBUTING.md"));

    private static IEnumerable<string> Sources(string folder) => Directory
        .GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Where(path => !BuildOutput().IsMatch(path));

    [GeneratedRegex(@"(?<![\w.])(@[a-z][a-z0-9-]*[a-z0-9])(?![\w/-]|\.\w)")]
    private static partial Regex GroupName();

    [GeneratedRegex(@"\bSECC\d{4}\b")]
    private static partial Regex Id();

    [GeneratedRegex("^SECC0(4|75)")]
    private static partial Regex Pitfall();

    [GeneratedRegex(@"\[(SECC\d{4})\]\(rules/(\w+)\.md\)")]
    private static partial Regex RuleLink();

    [GeneratedRegex(@"FindingKinds\.(?!All\.)\w+\.cs$")]
    private static partial Regex FamilyFile();

    [GeneratedRegex(@"new\(\s*""(SECC\d{4})""")]
    private static partial Regex NewId();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"`([A-Z][a-z]\w+)(?:`|\.[A-Z]\w*`)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"`([\w./]+/[\w.]+\.(?:cs|tsv|targets|props))`")]
    private static partial Regex FilePath();

    [GeneratedRegex(@"[\\/](?:bin|obj)[\\/]")]
    private static partial Regex BuildOutput();
}
