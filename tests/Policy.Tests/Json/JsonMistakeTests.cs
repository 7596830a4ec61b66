using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using Xunit;

namespace SeccompSharp.Policies.Tests.Json;

/// <summary>What is not JSON is refused at the character where it stops being JSON, with a word on what to write.</summary>
public sealed class JsonMistakeTests
{
    [Theory]
    [InlineData("{[|SECC0001:'a'|]: 1}", "\"a\"")]
    [InlineData("{[|SECC0001:names|]: 1}", "\"names\"")]
    [InlineData("[[|SECC0001:“read”|]]", "\"read\"")]
    [InlineData("[[|SECC0001:'|]a\n']", null)]
    [InlineData("[[|SECC0001:read|]]", "\"read\"")]
    [InlineData("[[|SECC0001:True|]]", "true")]
    [InlineData("[[|SECC0001:None|]]", "null")]
    [InlineData("[[|SECC0001:0x1F|]]", "31")]
    [InlineData("[[|SECC0001:1_000|]]", "1000")]
    [InlineData("[[|SECC0001:007|]]", null)]
    [InlineData("[[|SECC0001:1.|]]", null)]
    [InlineData("[[|SECC0001:-|]]", null)]
    [InlineData("[[|SECC0001:.|]5]", null)]
    [InlineData("[[|SECC0001:.|]..]", null)]
    [InlineData("[[|SECC0001:+|]1]", null)]
    [InlineData("[[|SECC0001:NaN|]]", "\"NaN\"")]
    [InlineData("{\"a\"[|SECC0001:=|]1}", null)]
    [InlineData("{\"a\"[|SECC0001:,|]1}", null)]
    [InlineData("{\"a\":[|SECC0001:}|]", null)]
    [InlineData("{\"a\":[|SECC0001:,|]}", null)]
    [InlineData("{[|SECC0001:,|]}", null)]
    [InlineData("[[|SECC0001:,|]]", null)]
    [InlineData("[1,[|SECC0001:,|]2]", null)]
    [InlineData("[1 [|SECC0001:2|]]", null)]
    [InlineData("[1 [|SECC0001:true|]]", null)]
    [InlineData("[1[|SECC0001:;|]2]", null)]
    [InlineData("[1[|SECC0001:}|]", null)]
    [InlineData("{\"a\":1[|SECC0001:]|]", null)]
    [InlineData("{\"a\":1 [|SECC0001:\"|]b\":2}", null)]
    [InlineData("{} [|SECC0001:{|]}", null)]
    [InlineData("1 [|SECC0001:x|]", null)]
    [InlineData("[|SECC0001:]|]", null)]
    [InlineData("[[|SECC0001:\u00a0|]1]", null)]
    public void Other_notations_are_refused_with_what_to_write(string marked, string? replacement) => Verify(marked, replacement);

    [Theory]
    [InlineData("[[|SECC0001:\"a|]\nb\"]", null)]
    [InlineData("[\"a[|SECC0001:\t|]b\"]", "\\t")]
    [InlineData("[\"[|SECC0001:\u0001|]\"]", "\\u0001")]
    [InlineData("[\"a[|SECC0001:\\x|]41\"]", null)]
    [InlineData("[\"[|SECC0001:\\'|]\"]", null)]
    [InlineData("[\"[|SECC0001:\\u|]12G4\"]", null)]
    [InlineData("[\"[|SECC0001:\\u|]12\"]", null)]
    public void Strings_hold_no_control_characters_and_no_other_escapes(string marked, string? replacement) => Verify(marked, replacement);

    [Theory]
    [InlineData("[|SECC0002:|]")]
    [InlineData("[|SECC0002:|] \r\n\t")]
    [InlineData("[[|SECC0002:|]")]
    [InlineData("{[|SECC0002:|]")]
    [InlineData("[1,[|SECC0002:|]")]
    [InlineData("[1[|SECC0002:|]")]
    [InlineData("{\"a\"[|SECC0002:|]")]
    [InlineData("{\"a\":[|SECC0002:|]")]
    [InlineData("{\"a\":1[|SECC0002:|]")]
    [InlineData("{\"a\":1,[|SECC0002:|]")]
    [InlineData("[[|SECC0002:\"|]a]")]
    [InlineData("[\"a[|SECC0002:\\|]")]
    public void A_text_that_ends_too_early_says_what_is_open(string marked) => Verify(marked, null);

    [Theory]
    [InlineData("[|SECC0003:// a|]\n{}")]
    [InlineData("{[|SECC0003:/* a */|]}")]
    [InlineData("[1,[|SECC0003:# rest|]\r\n2]")]
    [InlineData("{\"a\"[|SECC0003:/* open|]")]
    [InlineData("{}[|SECC0003://|]")]
    public void Comments_are_refused_and_can_be_removed(string marked) => Verify(marked, "");

    [Theory]
    [InlineData("[1[|SECC0004:,|]]")]
    [InlineData("{\"a\":1[|SECC0004:,|]\n }")]
    public void A_comma_before_a_closing_bracket_can_be_removed(string marked) => Verify(marked, "");

    [Theory]
    [InlineData("[|SECC0005:\ufeff|]{}", "")]
    [InlineData("{[|SECC0005:\0|]", null)]
    [InlineData("[\"a[|SECC0005:\0|]\"]", null)]
    [InlineData("[|SECC0005:\ufffd|]\ufffd{", null)]
    public void What_another_encoding_leaves_behind_is_named(string marked, string? replacement) => Verify(marked, replacement);

    [Fact]
    public void The_message_of_a_truncated_text_names_the_open_bracket() =>
        Assert.Equal(
            "The file ends too early: ',' or ']' is missing, and '[' in line 2, column 4 is not closed",
            JsonReader.Read("test", "{\n\"\":[1", CancellationToken.None).Error?.Message);

    private static void Verify(string marked, string? replacement)
    {
        Finding? error = null;
        Markup.Verify(marked, text => [error = JsonReader.Read("test", text, CancellationToken.None).Error!]);
        Assert.Equal(replacement, error?.Replacement);
        Assert.Equal(Severity.Error, error?.Severity);
    }
}
