using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Policies.Mending;

/// <summary>Writes mends into profiles: everything that is not meant stays as it is, white space and order included.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class ProfileMender
{
    /// <summary>What is written where a rule is to say why it is there.</summary>
    public const string Reason = "TODO: say why";

    /// <summary>The edits that a mend comes to in a profile, none of which meets another.</summary>
    /// <param name="text">The whole text of the profile.</param>
    /// <param name="place">Where the finding is in it.</param>
    /// <param name="mend">What is to hold.</param>
    /// <param name="cancellationToken">Ends the reading early, with an OperationCanceledException.</param>
    /// <returns>Null if the profile is written in a way that does not take them, or needs none.</returns>
    public static IReadOnlyList<TextEdit>? Write(string text, TextRange place, Mend mend, CancellationToken cancellationToken)
    {
        if (place.Start < 0 || place.End > text.Length)
            return null;
        IEnumerable<TextEdit>? edits = mend is Mend.ReplaceText replace ? [new TextEdit(place, replace.Text)]
            : ProfileSyntax.Parse(text, cancellationToken) is { } profile ? Edits(profile, place, mend)
            : null;
        TextEdit[] changes =
        [
            .. (edits ?? []).Where(edit => text.Substring(edit.Range.Start, edit.Range.Length) != edit.Text)
                .GroupBy(edit => edit.Range.Start).Select(Joined),
        ];
        return changes.Length == 0 ? null : changes;
    }

    /// <summary>What is put in where something else is taken away.</summary>
    private static TextEdit Joined(IEnumerable<TextEdit> edits)
    {
        TextEdit[] ordered = [.. edits.OrderBy(edit => edit.Range.Length)];
        return new TextEdit(ordered[ordered.Length - 1].Range, string.Concat(ordered.Select(edit => edit.Text)));
    }

    private static IEnumerable<TextEdit>? Edits(ProfileSyntax profile, TextRange place, Mend mend) => mend switch
    {
        Mend.Answer answer => AnswerMend.At(profile, place, answer),
        Mend.DropNames drop => NamesMend.Drop(profile, place, drop.Names),
        Mend.Act act => ActionMend.At(profile, place, act.Action),
        Mend.Compare compare => ComparisonMend.At(profile, place, compare),
        Mend.RulePerBit perBit => ComparisonMend.PerBit(profile, place, perBit.Mask),
        Mend.Justify => Justify(profile, place),
        _ => null,
    };

    private static IEnumerable<TextEdit>? Justify(ProfileSyntax profile, TextRange place)
    {
        if (profile.RuleAt(place) is not { } rule)
            return null;
        JsonMember? empty = rule.Source.Members.FirstOrDefault(member =>
            ObjectKeys.IsRemark(member.Key.Text) && member.Value is JsonString { Text.Length: 0 });
        return empty is null
            ? [profile.InsertMember(rule.Source, null, "comment", RuleWriter.Quoted(Reason))]
            : [new TextEdit(empty.Value.Range, RuleWriter.Quoted(Reason))];
    }
}
