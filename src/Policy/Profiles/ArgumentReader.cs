using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Reads 'args', and says what is odd in it.</summary>
internal static class ArgumentReader
{
    private const int HighestIndex = 5;

    /// <summary>The conditions, without those that have an error.</summary>
    public static ImmutableEquatableArray<ProfileArgument> Read(ObjectReader rule)
    {
        List<ProfileArgument> arguments = [];
        HashSet<int> seen = [];
        HashSet<int> reported = [];
        foreach (JsonObject source in rule.Objects("args"))
        {
            if (ReadOne(new ObjectReader(source, ObjectKeys.Argument, rule.Findings)) is not { } argument)
                continue;
            arguments.Add(argument);
            int index = argument.Index.Value;
            if (!seen.Add(index) && reported.Add(index))
                rule.Findings.Add(Finding.Of(FindingKinds.SameArgumentTwice, argument.Place, Numerals.Of(index)));
        }

        return arguments.ToImmutableEquatableArray();
    }

    private static ProfileArgument? ReadOne(ObjectReader source)
    {
        Place place = source.Findings.At(source.Source.Range);
        Located<ulong>? index = source.Unsigned("index", HighestIndex);
        Located<ulong>? value = source.Unsigned("value");
        Located<ulong>? valueTwo = source.Unsigned("valueTwo");
        if (source["op"] is null or JsonString { Text: "" })
            source.Findings.Add(
                FindingKinds.MissingKey, source["op"]?.Range ?? source.OpeningBrace, "A condition", "op", "SCMP_CMP_EQ");
        else if (EnumReader.Operator(source, "op") is { } comparison)
        {
            ProfileArgument argument = new(
                new Located<int>((int)(index?.Value ?? 0), index?.Place ?? place),
                value ?? new Located<ulong>(0, place),
                valueTwo,
                comparison,
                place);
            // What follows from a value that was not read is no news.
            if (IsRead("index", index) && IsRead("value", value) && IsRead("valueTwo", valueTwo))
                ReportOddities(argument, source.Findings);
            return argument;
        }

        return null;

        bool IsRead(string key, Located<ulong>? number) => number is not null || source[key] is null;
    }

    private static void ReportOddities(ProfileArgument argument, FindingList findings)
    {
        ulong mask = argument.Value.Value;
        ulong second = argument.ValueTwo?.Value ?? 0;
        Place place = argument.ValueTwo?.Place ?? argument.Place;
        if (argument.Operator.Value != OciOperator.MaskedEqual)
        {
            if (second != 0)
                findings.Add(Finding.Of(FindingKinds.ValueTwoIgnored, place, OciNames.Operators.NameOf(argument.Operator.Value)));
        }
        else if (mask == 0)
            findings.Add(Finding.Of(FindingKinds.MaskOfZero, argument.Value.Place));
        else if ((second & ~mask) != 0)
            findings.Add(Finding.Of(FindingKinds.MaskDropsBits, place, Numerals.Hex(second), Numerals.Hex(mask), Numerals.Hex(second & mask)));
    }
}
