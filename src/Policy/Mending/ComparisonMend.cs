using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Policies.Mending;

/// <summary>Lets an entry of 'args' compare other bits.</summary>
internal static class ComparisonMend
{
    /// <summary>The edits for the comparison of the rule at a place; null if it has none such.</summary>
    public static IEnumerable<TextEdit>? At(ProfileSyntax profile, TextRange place, Mend.Compare compare) =>
        ArgumentsAt(profile, place).FirstOrDefault(argument => Compares(argument, compare)) is { } found
            ? Edits(profile, found, compare.Mask, compare.Value)
            : null;

    /// <summary>The edit that puts a rule for each bit in the place of the one around a comparison.</summary>
    public static IEnumerable<TextEdit>? PerBit(ProfileSyntax profile, TextRange place, ulong mask)
    {
        if (profile.RuleAt(place) is not { } rule
            || ArgumentsAt(profile, place).FirstOrDefault(argument => RuleSyntax.Contains(argument.Range, place)) is not { } found)
        {
            return null;
        }

        int start = rule.Source.Range.Start;
        string whole = rule.TextOf(rule.Source);
        IEnumerable<string> rules = Enumerable.Range(0, 64).Select(bit => 1UL << bit).Where(bit => (mask & bit) != 0)
            .Select(bit => TextEdit.Apply(whole, Edits(profile, found, bit, bit).Select(edit =>
                edit with { Range = new TextRange(edit.Range.Start - start, edit.Range.Length) })));
        return [new TextEdit(rule.Source.Range, string.Join(profile.Listing(profile.Syscalls!).Separator, rules))];
    }

    private static IEnumerable<JsonObject> ArgumentsAt(ProfileSyntax profile, TextRange place) =>
        profile.RuleAt(place)?.Arguments?.Elements.OfType<JsonObject>() ?? [];

    /// <summary>Whether it asks what is to be changed, all 64 bits or the lower half of it.</summary>
    private static bool Compares(JsonObject argument, Mend.Compare compare)
    {
        if (Member(argument, "op")?.Value is not JsonString word || !OciNames.Operators.TryGet(word.Text, out OciOperator comparison)
            || Number(argument, "index") != (ulong)compare.Index || comparison is not (OciOperator.Equal or OciOperator.MaskedEqual))
        {
            return false;
        }

        bool isMasked = comparison == OciOperator.MaskedEqual;
        ulong mask = isMasked ? Number(argument, "value") : ulong.MaxValue;
        ulong value = mask & Number(argument, isMasked ? "valueTwo" : "value");
        return new[] { ulong.MaxValue, uint.MaxValue }.Any(width => (mask & width) == compare.OldMask && (value & width) == compare.OldValue);
    }

    private static IEnumerable<TextEdit> Edits(ProfileSyntax profile, JsonObject argument, ulong mask, ulong value)
    {
        JsonMember op = Member(argument, "op")!;
        JsonMember? first = Member(argument, "value");
        JsonMember? second = Member(argument, "valueTwo");
        if (op.Value is JsonString { Text: not "SCMP_CMP_MASKED_EQ" } word)
            yield return new TextEdit(word.Content, OciNames.Operators.NameOf(OciOperator.MaskedEqual));
        if (second is not null)
            yield return new TextEdit(second.Value.Range, RuleWriter.Number(value));
        if (first is not null)
            yield return new TextEdit(first.Value.Range, RuleWriter.Number(mask));
        // One edit, since two would meet.
        List<(string Key, string Value)> missing = [];
        if (first is null)
            missing.Add(("value", RuleWriter.Number(mask)));
        if (second is null)
            missing.Add(("valueTwo", RuleWriter.Number(value)));
        if (missing.Count > 0)
            yield return profile.InsertMembers(argument, first ?? op, missing);
    }

    private static JsonMember? Member(JsonObject argument, string key) => RuleSyntax.Find(argument, ObjectKeys.Argument, key);

    private static ulong Number(JsonObject argument, string key) =>
        Member(argument, key)?.Value is JsonNumber number && number.TryGetUInt64(out ulong value) ? value : 0;
}
