using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Every finding about the shape of a profile has its page, and the page's examples are what it says.</summary>
public sealed partial class RulePageTests
{
    /// <summary>Pages about files that are too long, or in no encoding, to show.</summary>
    private static readonly string[] s_withoutExamples = ["SECC0005", "SECC0006", "SECC0018"];

    public static TheoryData<string> Ids => [.. Kinds().Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_title_and_the_severity_of_the_finding(string id)
    {
        FindingKind kind = Kinds().Single(kind => kind.Id == id);
        string[] lines = File.ReadAllLines(PageOf(id));
        Assert.Equal($"# {id}: {kind.Title}", lines[0]);
        Assert.StartsWith($"**{kind.Severity}", lines[2]);
        Assert.Contains("## How to fix it", lines);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_has_the_finding_and_the_right_one_has_not(string id)
    {
        Match[] examples = Example().Matches(File.ReadAllText(PageOf(id))).ToArray();
        Assert.Equal(s_withoutExamples.Contains(id) ? 0 : 2, examples.Length);
        foreach (Match example in examples)
        {
            ProfileOptions options = new() { Dialect = example.Groups["dialect"].Value == "oci" ? Dialect.Oci : Dialect.Docker };
            Finding[] found = [.. ProfileTexts.Findings(example.Groups["text"].Value, options)];
            if (example.Groups["label"].Value == "Wrong")
                Assert.Contains(id, found.Select(finding => finding.Kind.Id));
            else
                Assert.DoesNotContain(found, finding => finding.Kind.Id == id || finding.Severity != Severity.Info);
        }
    }

    private static FindingKind[] Kinds() =>
    [
        .. typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<FindingKind>()
            .Where(kind => string.CompareOrdinal(kind.Id, "SECC0100") < 0),
    ];

    private static string PageOf(string id) => Path.Combine(Repository.Find().Root, "docs", "rules", id + ".md");

    [GeneratedRegex("""^(?<label>Wrong|Right)(, in the dialect (?<dialect>\w+))?:\n\n```json\n(?<text>.*?)\n```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
