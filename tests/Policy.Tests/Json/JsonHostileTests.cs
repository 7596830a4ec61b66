using System;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Json;

public sealed class JsonHostileTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"\":")]
    public void Nesting_of_100000_levels_is_refused_where_it_goes_too_deep(string level)
    {
        string text = string.Concat(Enumerable.Repeat(level, 100_000));
        Finding error = Refused(text);
        Assert.Equal(FindingKinds.JsonLimit, error.Kind);
        Assert.Equal(JsonReader.MaxDepth, text[..error.Place.Range.Start].Count(c => c is '[' or '{'));
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read()
    {
        string text = new string('[', JsonReader.MaxDepth) + new string(']', JsonReader.MaxDepth);
        Assert.NotNull(JsonReader.Read("test", text, CancellationToken.None).Root);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read_on_a_small_stack()
    {
        string text = new string('[', JsonReader.MaxDepth) + new string(']', JsonReader.MaxDepth);
        JsonValue? root = null;
        Thread thread = new(() => root = JsonReader.Read("test", text, CancellationToken.None).Root, maxStackSize: 128 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(root);
    }

    [Fact]
    public void A_file_of_50_megabytes_is_refused()
    {
        Finding error = Refused(new string(' ', 50_000_000));
        Assert.Equal(FindingKinds.JsonLimit, error.Kind);
        Assert.Contains("50000000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(' ', "[", "]")]
    [InlineData('a', "\"", "\"")]
    [InlineData('9', "[", "]")]
    [InlineData('\ud83d', "\"", "\"")]
    [InlineData('\\', "\"", "\"")]
    public void The_longest_texts_are_read_whole(char filling, string before, string after)
    {
        string text = before + new string(filling, JsonReader.MaxLength - 2) + after;
        Assert.NotNull(JsonReader.Read("test", text, CancellationToken.None).Root);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\'')]
    [InlineData('/')]
    [InlineData('0')]
    [InlineData('\0')]
    [InlineData('\ud83d')]
    [InlineData('"')]
    public void The_message_about_a_long_mistake_is_short(char filling) =>
        Assert.InRange(Refused(new string(filling, JsonReader.MaxLength)).Message.Length, 1, 300);

    [Fact]
    public void Reading_ends_when_it_is_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => JsonReader.Read("test", "[]", new CancellationToken(canceled: true)));

    private static Finding Refused(string text)
    {
        JsonReading reading = JsonReader.Read("test", text, CancellationToken.None);
        Assert.Null(reading.Root);
        Assert.NotNull(reading.Error);
        return reading.Error;
    }
}
