using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Every finding about the shape of a profile has its page, and the page's examples are what it says.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Ids => [.. Rules().Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_title_and_the_severity_of_the_rule(string id)
    {
        FindingRule rule = Rules().Single(rule => rule.Id == id);
        string[] lines = File.ReadAllLines(PageOf(id));
        string severity = rule.Severity == Severity.Info ? "Information" : rule.Severity.ToString();
        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.StartsWith($"**{severity}", lines[2]);
        Assert.Contains("## How to fix it", lines);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_has_the_finding_and_the_right_one_has_none(string id)
    {
        foreach (Match example in Example().Matches(File.ReadAllText(PageOf(id))))
        {
            ProfileOptions options = new() { Dialect = example.Groups["dialect"].Value == "oci" ? Dialect.Oci : Dialect.Docker };
            IEnumerable<string> found = ProfileTexts.Findings(example.Groups["text"].Value, options).Select(finding => finding.Rule.Id);
            if (example.Groups["label"].Value == "Wrong")
                Assert.Contains(id, found);
            else
                Assert.Empty(found);
        }
    }

    private static FindingRule[] Rules() =>
    [
        .. typeof(FindingRules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<FindingRule>()
            .Where(rule => string.CompareOrdinal(rule.Id, "SECC0100") < 0),
    ];

    private static string PageOf(string id) => Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md");

    [GeneratedRegex("""^(?<label>Wrong|Right)(, in the dialect (?<dialect>\w+))?:\n\n```json\n(?<text>.*?)\n```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
