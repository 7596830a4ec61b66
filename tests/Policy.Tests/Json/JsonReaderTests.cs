using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Json;

public sealed class JsonReaderTests
{
    [Fact]
    public void Every_value_keeps_the_range_it_was_written_with()
    {
        const string Text = """ { "a" : [ 1.5e+3 , "\u0041\n" , {} ] , "b" : null , "" : [ ] , "c":true } """;
        JsonObject root = Assert.IsType<JsonObject>(Read(Text));
        string[] expected = ["\"a\"", "1.5e+3", "\"\\u0041\\n\"", "{}", "\"b\"", "null", "\"\"", "[ ]", "\"c\"", "true"];
        Assert.Equal(expected, Leaves(root).Select(range => Text.Substring(range.Start, range.Length)));
        Assert.Equal(Text.Trim(), Text.Substring(root.Range.Start, root.Range.Length));
    }

    [Fact]
    public void The_content_of_a_string_lies_between_its_quotes() =>
        Assert.Equal(new TextRange(1, 4), Assert.IsType<JsonString>(Read("\"read\"")).Content);

    [Fact]
    public void The_content_of_an_empty_string_is_its_quotes() =>
        Assert.Equal(new TextRange(0, 2), Assert.IsType<JsonString>(Read("\"\"")).Content);

    [Theory]
    [InlineData("[\"ab\"]", 1, "b")]
    [InlineData("[\"\\n\\u0041b\"]", 0, "\\n")]
    [InlineData("[\"\\n\\u0041b\"]", 1, "\\u0041")]
    [InlineData("[\"\\n\\u0041b\"]", 2, "b")]
    [InlineData("[\"\\ud83dx\"]", 1, "x")]
    public void Each_code_unit_of_a_string_can_be_located(string text, int offset, string written)
    {
        JsonString source = Assert.IsType<JsonString>(Assert.IsType<JsonArray>(Read(text)).Elements[0]);
        int start = source.Locate(text, offset);
        Assert.Equal(written, text[start..source.Locate(text, offset + 1)]);
    }

    [Theory]
    [InlineData("\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\"", "a\"\\/\b\f\n\r\tz")]
    [InlineData("\"\\u0041\\u00e4\\uD83D\\uDE00\"", "Aä😀")]
    [InlineData("\"😀\u007f\"", "😀\u007f")]
    public void Strings_are_decoded(string text, string expected) => Assert.Equal(expected, Decode(text));

    [Theory]
    [InlineData("\"\\ud83d\"", "\ufffd")]
    [InlineData("\"\\ude00x\"", "\ufffdx")]
    [InlineData("\"\\ud83d\\ud83d\\ude00\"", "\ufffd😀")]
    [InlineData("\"\\ud83d\\n\"", "\ufffd\n")]
    public void An_escaped_surrogate_without_its_other_half_becomes_a_replacement_character(string text, string expected) =>
        Assert.Equal(expected, Decode(text));

    [Fact]
    public void A_surrogate_in_the_text_without_its_other_half_becomes_a_replacement_character()
    {
        Assert.Equal("a\ufffdb", Decode("\"a" + (char)0xd83d + "b\""));
        Assert.Equal("\ufffd\ufffd", Decode("\"" + (char)0xd83d + "\\ude00\""));
    }

    [Theory]
    [InlineData("0", true, 0)]
    [InlineData("18446744073709551615", true, ulong.MaxValue)]
    [InlineData("18446744073709551616", false, 0)]
    [InlineData("-1", false, 0)]
    [InlineData("-0", false, 0)]
    [InlineData("1.0", false, 0)]
    [InlineData("1e1", false, 0)]
    public void Only_plain_digits_make_a_whole_number(string text, bool isWhole, ulong expected)
    {
        Assert.Equal(isWhole, Assert.IsType<JsonNumber>(Read(text)).TryGetUInt64(out ulong value));
        Assert.Equal(isWhole ? expected : value, value);
    }

    [Fact]
    public void Duplicate_members_are_kept_in_their_order()
    {
        JsonObject root = Assert.IsType<JsonObject>(Read("""{"a":1,"a":2}"""));
        Assert.Equal(["1", "2"], root.Members.Select(member => ((JsonNumber)member.Value).Literal));
    }

    private static JsonValue? Read(string text)
    {
        JsonReading reading = JsonReader.Read("test", text, CancellationToken.None);
        Assert.Null(reading.Error);
        return reading.Root;
    }

    private static string Decode(string text) => Assert.IsType<JsonString>(Read(text)).Text;

    private static IEnumerable<TextRange> Leaves(JsonValue value) => value switch
    {
        JsonObject { Members.Count: > 0 } source => source.Members.SelectMany(member => Leaves(member.Value).Prepend(member.Key.Range)),
        JsonArray { Elements.Count: > 0 } source => source.Elements.SelectMany(Leaves),
        _ => [value.Range],
    };
}
