using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

public sealed class WhenTests
{
    private const string Text =
        """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["write"], "action": "SCMP_ACT_ALLOW", "when": "[|SECC0043:fd == 1 || fd == 2|]"}]}""";

    [Fact]
    public void A_condition_in_the_language_is_read_and_said_to_be_ignored_by_runtimes()
    {
        Markup.Verify(Text, text => ProfileTexts.Findings(text));
        Condition? condition = ProfileTexts.Policy(Markup.Strip(Text)).Rules[0].Condition;
        Assert.Equal("fd == 1 || fd == 2", ConditionPrinter.Print(Assert.IsType<Condition.Any>(condition)));
    }

    [Fact]
    public void Both_conditions_must_hold()
    {
        string text = ProfileTexts.WithRule(
            "\"names\": [\"write\"], \"action\": \"SCMP_ACT_ALLOW\", \"when\": \"fd == 1\", \"args\": [{\"index\": 2, \"value\": 9, \"op\": \"SCMP_CMP_LT\"}]");
        var both = Assert.IsType<Condition.All>(ProfileTexts.Policy(text).Rules[0].Condition);
        Assert.Equal(Policies.Compare(2, ComparisonOperator.Less, 9), both.Terms[0]);
        Assert.Equal("fd == 1", ConditionPrinter.Print(both.Terms[1]));
    }

    [Theory]
    [InlineData("fd == 1 [|SECC0203:\\u0026|] fd == 2")]
    [InlineData("fd == [|SECC0200:\\\"|]1\\\"")]
    [InlineData("fd \\u003d\\u003d 1 ||[|SECC0200:|]")]
    public void A_mistake_is_found_at_its_character_behind_escapes_too(string marked)
    {
        string whole = ProfileTexts.WithRule($"\"names\": [\"write\"], \"action\": \"SCMP_ACT_ALLOW\", \"when\": \"{marked}\"");
        Markup.Verify(whole, text => ProfileTexts.Findings(text));
    }

    [Fact]
    public void With_the_choices_of_a_runtime_it_is_ignored_with_a_warning()
    {
        ProfileOptions options = ProfileOptions.OfRuntime(Compat.Runc);
        string text = Markup.Strip(Text);
        Assert.Null(ProfileTexts.Policy(text, options).Rules[0].Condition);
        Assert.Equal(Severity.Warning, ProfileTexts.Findings(text, options).Single().Severity);
    }
}
