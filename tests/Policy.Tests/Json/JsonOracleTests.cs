using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Xunit;
using JsonArray = SeccompSharp.Policies.Json.JsonArray;
using JsonBoolean = SeccompSharp.Policies.Json.JsonBoolean;
using JsonNumber = SeccompSharp.Policies.Json.JsonNumber;
using JsonObject = SeccompSharp.Policies.Json.JsonObject;
using JsonReader = SeccompSharp.Policies.Json.JsonReader;
using JsonReading = SeccompSharp.Policies.Json.JsonReading;
using JsonString = SeccompSharp.Policies.Json.JsonString;
using JsonValue = SeccompSharp.Policies.Json.JsonValue;

namespace SeccompSharp.Policies.Tests.Json;

/// <summary>
/// System.Text.Json, which is as strict as Go's reader, accepts the same texts and reads the same values. It differs
/// where a surrogate lacks its other half, which the texts here never have.
/// </summary>
public sealed class JsonOracleTests
{
    private const string Alphabet = "{}[]:,\"\\/ \t\n\r0123456789.-+eEtrufalsn'#abcdefu_\u0001\u007f\u00e4\ufeff";

    private static readonly string[] s_texts =
    [
        """{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":38,"syscalls":[{"names":["read","write"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":18446744073709551615,"op":"SCMP_CMP_EQ"}]}]}""",
        """ [ 0, -1.5e+10, true, false, null, "\u0041\n\\\/\"", {}, [], {"":[{}]}, 1E5, 0.0 ] """,
        "\"a\"", "0", "null", "[]", "",
    ];

    [Fact]
    public void Mutated_texts_are_accepted_or_refused_alike_and_read_alike()
    {
        Random random = new(20240607);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = Mutate(s_texts[random.Next(s_texts.Length)], random);
            string? expected = Expected(text);
            accepted += expected is null ? 0 : 1;
            Assert.Equal((text, expected), (text, Actual(text)));
        }

        Assert.InRange(accepted, 2_000, 18_000);
    }

    [Fact]
    public void Random_texts_of_json_characters_are_accepted_or_refused_alike()
    {
        Random random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(8)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            Assert.Equal((text, Expected(text)), (text, Actual(text)));
        }
    }

    [CorpusFact]
    public void Real_files_read_alike() =>
        Assert.All(Corpus.Files.Select(File.ReadAllText), text => Assert.Equal(Expected(text), Actual(text)));

    [CorpusFact]
    public void The_text_in_the_range_of_every_value_of_a_real_file_is_that_value() =>
        Assert.All(Corpus.Files.Select(File.ReadAllText), text => Assert.All(Values(JsonReader.Read("test", text, CancellationToken.None).Root!), value =>
            Assert.Equal(Show(value), Actual(text.Substring(value.Range.Start, value.Range.Length)))));

    private static IEnumerable<JsonValue> Values(JsonValue value) => value switch
    {
        JsonObject source => source.Members.SelectMany(member => Values(member.Value).Prepend(member.Key)).Prepend(value),
        JsonArray source => source.Elements.SelectMany(Values).Prepend(value),
        _ => [value],
    };

    private static string Mutate(string text, Random random)
    {
        for (int edits = random.Next(3); edits >= 0; edits--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(4), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Alphabet[random.Next(Alphabet.Length)].ToString()),
                2 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                _ => text.Remove(at, length).Insert(at, Alphabet[random.Next(Alphabet.Length)].ToString()),
            };
        }

        return text;
    }

    private static string? Expected(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonReader.MaxDepth });
            return Show(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Actual(string text)
    {
        JsonReading reading = JsonReader.Read("test", text, CancellationToken.None);
        Assert.True((reading.Root is null) != (reading.Error is null));
        return reading.Root is null ? null : Show(reading.Root);
    }

    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Show('{', value.EnumerateObject().Select(member => Quoted(member.Name) + Show(member.Value))),
        JsonValueKind.Array => Show('[', value.EnumerateArray().Select(Show)),
        JsonValueKind.String => Quoted(value.GetString()!),
        _ => value.GetRawText(),
    };

    private static string Show(JsonValue value) => value switch
    {
        JsonObject source => Show('{', source.Members.Select(member => Quoted(member.Key.Text) + Show(member.Value))),
        JsonArray source => Show('[', source.Elements.Select(Show)),
        JsonString text => Quoted(text.Text),
        JsonNumber number => number.Literal,
        JsonBoolean boolean => boolean.Value ? "true" : "false",
        _ => "null",
    };

    private static string Show(char bracket, IEnumerable<string> parts) => $"{bracket}{string.Join(",", parts)}{bracket}";

    private static string Quoted(string text) => $"<{text}>";
}
