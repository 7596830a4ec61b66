using System.Globalization;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Json;

/// <summary>A JSON value and the code units it was written with, brackets and quotes included.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public abstract record JsonValue(TextRange Range)
{
    /// <summary>What it is, with its article, as messages say it: <c>an object</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>An object: its members in the order of the text, duplicates included.</summary>
public sealed record JsonObject(ImmutableEquatableArray<JsonMember> Members, TextRange Range) : JsonValue(Range)
{
    /// <inheritdoc/>
    public override string Kind => "an object";
}

/// <summary>A key and its value.</summary>
public sealed record JsonMember(JsonString Key, JsonValue Value);

/// <summary>An array.</summary>
public sealed record JsonArray(ImmutableEquatableArray<JsonValue> Elements, TextRange Range) : JsonValue(Range)
{
    /// <inheritdoc/>
    public override string Kind => "an array";
}

/// <summary>A string, decoded.</summary>
public sealed record JsonString(string Text, TextRange Range) : JsonValue(Range)
{
    /// <inheritdoc/>
    public override string Kind => "a string";

    /// <summary>What stands between the quotes; for an empty string the quotes, so that there is something to point at.</summary>
    public TextRange Content => Range.Length > 2 ? new TextRange(Range.Start + 1, Range.Length - 2) : Range;

    /// <summary>Where in the JSON a code unit of <see cref="Text"/> was written: each is one character or one escape.</summary>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="offset">The code unit, or the number of them for the closing quote.</param>
    public int Locate(string json, int offset)
    {
        int at = Range.Start + 1;
        for (; offset > 0; offset--)
            at += json[at] != '\\' ? 1 : json[at + 1] == 'u' ? 6 : 2;
        return at;
    }
}

/// <summary>A number, as it was written: JSON sets no limit to its size.</summary>
public sealed record JsonNumber(string Literal, TextRange Range) : JsonValue(Range)
{
    /// <inheritdoc/>
    public override string Kind => "a number";

    /// <summary>Its value, if it is a whole number from 0 to 2^64-1 in plain digits, unlike <c>1.0</c> and <c>-0</c>.</summary>
    public bool TryGetUInt64(out ulong value) =>
        ulong.TryParse(Literal, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

/// <summary>True or false.</summary>
public sealed record JsonBoolean(bool Value, TextRange Range) : JsonValue(Range)
{
    /// <inheritdoc/>
    public override string Kind => Value ? "true" : "false";
}

/// <summary>Null.</summary>
public sealed record JsonNull(TextRange Range) : JsonValue(Range)
{
    /// <inheritdoc/>
    public override string Kind => "null";
}
