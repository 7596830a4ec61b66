using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Mending;

/// <summary>Gives a rule, or the profile by default, another action.</summary>
internal static class ActionMend
{
    private static readonly string[] s_ofRule = ["action", "errnoRet", "errno"];
    private static readonly string[] s_byDefault = ["defaultAction", "defaultErrnoRet", "defaultErrno"];

    /// <summary>The edits for the action at a place; null if there is none.</summary>
    public static IEnumerable<TextEdit>? At(ProfileSyntax profile, TextRange place, SyscallAction action)
    {
        if (profile.RuleAt(place) is { } rule)
            return OfRule(profile, rule, action);
        bool isDefault = s_byDefault.Any(key => RuleSyntax.Find(profile.Seccomp, ObjectKeys.Seccomp, key) is { } member
            && RuleSyntax.Contains(member.Value.Range, place));
        return isDefault ? Edits(profile, profile.Seccomp, ObjectKeys.Seccomp, s_byDefault, action) : null;
    }

    /// <summary>The edits for the action of a rule; null if it has none.</summary>
    public static IEnumerable<TextEdit>? OfRule(ProfileSyntax profile, RuleSyntax rule, SyscallAction action) =>
        Edits(profile, rule.Source, ObjectKeys.Rule, s_ofRule, action);

    private static IEnumerable<TextEdit>? Edits(ProfileSyntax profile, JsonObject source, ObjectKeys keys, string[] names, SyscallAction action)
    {
        if (RuleSyntax.Find(source, keys, names[0]) is not { Value: JsonString { Text.Length: > 0 } word } member)
            return null;
        List<TextEdit> edits = [];
        bool isOther = !OciNames.Actions.TryGet(word.Text, out ActionKind kind) || kind != action.Kind;
        if (isOther)
            edits.Add(new TextEdit(word.Content, RuleWriter.Word(action)));
        if (action.Kind is not (ActionKind.Errno or ActionKind.Trace))
        {
            // Left behind, it would say of the new action what that does not take.
            int[] errnos = [.. Enumerable.Range(0, source.Members.Count)
                .Where(index => keys.Find(source.Members[index].Key.Text) is { } key && (key == names[1] || key == names[2]))];
            edits.AddRange(profile.Listing(source).Remove(errnos));
            return edits;
        }

        // Which of the two counts is a matter of the dialect: both say the same.
        JsonMember? number = RuleSyntax.Find(source, keys, names[1]);
        JsonMember? name = RuleSyntax.Find(source, keys, names[2]);
        if (number is not null)
            edits.Add(new TextEdit(number.Value.Range, RuleWriter.Number(action.Data)));
        if (name?.Value is JsonString named)
            edits.Add(new TextEdit(named.Range, RuleWriter.Quoted(Errno.NameOf(action.Data))));
        if (number is null && name is null && (isOther || action.Data != Errno.EPERM))
            edits.Add(profile.InsertMember(source, member, names[1], RuleWriter.Number(action.Data)));
        return edits;
    }
}
