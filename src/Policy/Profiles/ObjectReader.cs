using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>The values of one JSON object by key, with Go's rules: any case, the last one counts, null is as good as absent.</summary>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, JsonMember> _members = [];

    /// <summary>Takes the members that <paramref name="keys"/> knows; reports others unless <paramref name="isOpen"/>.</summary>
    public ObjectReader(JsonObject source, ObjectKeys keys, FindingList findings, bool isOpen = false)
    {
        Source = source;
        Findings = findings;
        foreach (JsonMember member in source.Members)
        {
            if (keys.Find(member.Key.Text) is { } key)
                Take(key, member);
        }

        foreach (JsonMember member in source.Members.TakeWhile(_ => !findings.IsFull))
        {
            if (!isOpen && keys.Find(member.Key.Text) is null && !ObjectKeys.IsRemark(member.Key.Text))
                ReportUnknown(member.Key, keys);
        }
    }

    public JsonObject Source { get; }

    public FindingList Findings { get; }

    /// <summary>Where to report what the object lacks.</summary>
    public TextRange OpeningBrace => new(Source.Range.Start, 1);

    /// <summary>The value of a key; null if it is absent or null.</summary>
    public JsonValue? this[string key] =>
        _members.TryGetValue(key, out JsonMember? member) && member.Value is not JsonNull ? member.Value : null;

    /// <summary>Where the key stands; the object's opening brace if it is absent.</summary>
    public TextRange KeyRange(string key) =>
        _members.TryGetValue(key, out JsonMember? member) ? member.Key.Content : OpeningBrace;

    /// <summary>A string; null, with a finding, if it is something else.</summary>
    public Located<string>? Text(string key) => this[key] is { } value ? Text(key, value) : null;

    /// <summary>A whole number from 0 to <paramref name="highest"/>; null, with a finding, if it is something else.</summary>
    public Located<ulong>? Unsigned(string key, ulong highest = ulong.MaxValue)
    {
        if (this[key] is not { } value)
            return null;
        if (value is not JsonNumber number)
        {
            Findings.Add(WrongType(key, "a number", value) with { Replacement = Unquoted(value) });
            return null;
        }

        if (number.TryGetUInt64(out ulong bits) && bits <= highest)
            return new Located<ulong>(bits, Findings.At(number.Range));
        string most = highest.ToString(CultureInfo.InvariantCulture);
        Findings.Add(FindingKinds.NumberOutOfRange, number.Range, key, most, Quotation.Of(number.Literal));
        return null;
    }

    /// <summary>An object; null, with a finding, if it is something else.</summary>
    public JsonObject? Object(string key)
    {
        if (this[key] is { } value and not JsonObject)
            Findings.Add(WrongType(key, "an object", value));
        return this[key] as JsonObject;
    }

    /// <summary>The strings of an array, without those that have a finding; null if the array is absent.</summary>
    public ImmutableEquatableArray<Located<string>>? Texts(string key) =>
        Elements(key, "an array of strings")?
            .TakeWhile(_ => !Findings.IsFull)
            .Select(element => Text(key, element))
            .OfType<Located<string>>()
            .ToImmutableEquatableArray();

    /// <summary>The objects of an array, without what has a finding.</summary>
    public IEnumerable<JsonObject> Objects(string key)
    {
        ImmutableEquatableArray<JsonValue> elements =
            Elements(key, "an array of objects") ?? ImmutableEquatableArray<JsonValue>.Empty;
        foreach (JsonValue element in elements.TakeWhile(_ => !Findings.IsFull))
        {
            if (element is JsonObject found)
                yield return found;
            else
                Findings.Add(WrongType(key, "objects", element));
        }
    }

    private ImmutableEquatableArray<JsonValue>? Elements(string key, string expected)
    {
        if (this[key] is { } value and not JsonArray)
            Findings.Add(WrongType(key, expected, value));
        return (this[key] as JsonArray)?.Elements;
    }

    private Located<string>? Text(string key, JsonValue value)
    {
        if (value is JsonString text)
            return new Located<string>(text.Text, Findings.At(text.Content));
        Findings.Add(WrongType(key, "strings in double quotes", value));
        return null;
    }

    private Finding WrongType(string key, string expected, JsonValue value) =>
        Finding.Of(FindingKinds.WrongType, Findings.At(value.Range), key, expected, value.Kind);

    private static string? Unquoted(JsonValue value)
    {
        if (value is not JsonString { Text: var text })
            return null;
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(
            isHex ? text.Substring(2) : text, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private void Take(string key, JsonMember member)
    {
        TextRange written = member.Key.Content;
        string shown = Quotation.Of(member.Key.Text);
        if (member.Key.Text != key)
            Findings.Add(Finding.Of(FindingKinds.KeyCase, Findings.At(written), shown, key) with { Replacement = key });
        if (_members.ContainsKey(key))
        {
            Finding finding = Finding.Of(FindingKinds.DuplicateKey, Findings.At(written), shown);
            Findings.Add(GoReplaces(member.Value) ? finding : finding with { Severity = Severity.Error });
        }

        _members[key] = member;
    }

    /// <summary>
    /// Whether Go puts the later value in the place of the earlier one. It merges an object into the earlier one, and
    /// skips null, so that what counts then is neither of the two.
    /// </summary>
    private static bool GoReplaces(JsonValue later) =>
        later is JsonArray array ? array.Elements.All(element => element is JsonString) : later is not (JsonObject or JsonNull);

    private void ReportUnknown(JsonString key, ObjectKeys keys)
    {
        IEnumerable<string> absent = keys.All.Where(known => this[known] is null);
        string? meant = Spelling.Nearest(key.Text, absent, mostEdits: key.Text.Length > 4 ? 2 : 1);
        Severity severity = meant is null ? Severity.Info : Severity.Warning;
        Findings.AddUnknown(FindingKinds.UnknownKey, Findings.At(key.Content), key.Text, meant, severity);
    }
}
