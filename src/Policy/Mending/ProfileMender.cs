using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Policies.Mending;

/// <summary>Writes mends into the text of a profile, and leaves everything else in it as it stands.</summary>
/// <remarks>Pure; not thread-safe.</remarks>
public sealed class ProfileMender
{
    private readonly string _text;
    private readonly JsonStyle _style;
    private readonly MendedRule _seccomp;
    private readonly JsonArray? _rules;
    private readonly MendedRule[] _entries;

    private ProfileMender(string text, JsonObject seccomp)
    {
        _text = text;
        _style = new JsonStyle(text);
        _seccomp = new MendedRule(seccomp);
        _rules = _seccomp["syscalls"] as JsonArray;
        _entries = [.. (_rules?.Elements ?? ImmutableEquatableArray<JsonValue>.Empty).OfType<JsonObject>().Select(entry => new MendedRule(entry))];
    }

    /// <summary>The edits that do what a finding asks; null if they cannot be written here.</summary>
    /// <param name="text">The whole text of the profile.</param>
    /// <param name="place">Where the finding stands in it.</param>
    /// <param name="mend">What it asks.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static IReadOnlyList<TextEdit>? Write(string text, TextRange place, Mend mend, CancellationToken cancellationToken)
    {
        if (place.End > text.Length)
            return null;
        if (mend is Mend.ReplaceText replace)
            return [new TextEdit(place, replace.Text)];
        return JsonReader.Read("", text, cancellationToken).Root is JsonObject root && SeccompIn(root) is { } seccomp
            ? new ProfileMender(text, seccomp).Write(place, mend)
            : null;
    }

    /// <summary>The object with 'syscalls' or 'defaultAction': the root, 'linux.seccomp' or 'spec'.</summary>
    private static JsonObject? SeccompIn(JsonObject root) => new JsonValue?[]
        {
            ((new MendedRule(root)["linux"] as JsonObject) is { } linux ? new MendedRule(linux)["seccomp"] : null),
            new MendedRule(root)["spec"],
            root,
        }.OfType<JsonObject>().FirstOrDefault(candidate => new MendedRule(candidate) is var rule && (rule["syscalls"] ?? rule["defaultAction"]) is not null);

    private IReadOnlyList<TextEdit>? Write(TextRange place, Mend mend)
    {
        int at = System.Array.FindIndex(_entries, entry => Contains(entry.Json.Range, place));
        MendedRule? rule = at < 0 ? null : _entries[at];
        return mend switch
        {
            Mend.Answer answer => Answer(answer, at),
            Mend.DropNames drop when rule is not null => Drop([(rule, drop.Names)]),
            Mend.Act act => Act(rule ?? _seccomp, rule is null ? ("defaultAction", "defaultErrnoRet", "defaultErrno") : ("action", "errnoRet", "errno"), act.Action),
            Mend.Compare compare when rule is not null => Compare(rule, compare),
            Mend.RulePerBit perBit when rule is not null => PerBit(rule, place, perBit.Mask),
            Mend.Justify when rule is { Members.Count: > 0 } && rule.MemberOf("comment") is null =>
                [_style.Insert(rule.Json.Range, rule.Members, rule.Members.Count - 1, [Member("comment", "\"TODO: say why\"")])],
            _ => null,
        };
    }

    /// <summary>Names leave the rules that hold for all their calls with another action, and join one with the action, or make one.</summary>
    private IReadOnlyList<TextEdit>? Answer(Mend.Answer answer, int at)
    {
        if (_rules is null || _entries.Length != _rules.Elements.Count)
            return null;
        List<(MendedRule, IReadOnlyCollection<string>)> losing = [];
        foreach (MendedRule entry in _entries.Where(entry => entry.IsUnconditional && entry.Action is not null))
        {
            string[] lost = [.. entry.Names.Select(name => name.Text).Where(name =>
                answer.Syscalls.Any(syscall => syscall.Name == name && syscall.Action != entry.Action)).Distinct()];
            if (lost.Length > 0)
                losing.Add((entry, lost));
        }

        if (Drop(losing) is not { } edits)
            return null;
        bool[] stays = [.. _entries.Select(entry => !losing.Any(one => one.Item1 == entry && entry.Names.All(name => one.Item2.Contains(name.Text))))];
        List<TextEdit> all = [.. edits];
        List<string> made = [];
        foreach (IGrouping<SyscallAction, SyscallAnswer> alike in answer.Syscalls.GroupBy(syscall => syscall.Action))
        {
            MendedRule[] hosts = [.. _entries.Where(entry => IsHost(entry, alike.Key, losing.Select(one => one.Item1)))];
            string[] names = [.. alike.Select(syscall => syscall.Name).Distinct()
                .Where(name => !hosts.Any(host => host.Names.Any(there => there.Text == name)))];
            if (names.Length == 0)
                continue;
            MendedRule? host = hosts.FirstOrDefault(entry => at >= 0 && ReferenceEquals(entry, _entries[at])) ?? hosts.FirstOrDefault();
            if (host is null)
                made.Add(NewRule(names, alike.Key));
            else
            {
                TextRange[] there = [.. ((JsonArray)host["names"]!).Elements.Select(element => element.Range)];
                all.Add(_style.Insert(host["names"]!.Range, there, there.Length - 1, [.. names.Select(Quoted)]));
            }
        }

        if (made.Count > 0)
            all.Add(_style.Insert(_rules.Range, [.. _rules.Elements.Select(element => element.Range)], at >= 0 && stays[at] ? at : System.Array.LastIndexOf(stays, true), made));
        return Joined(all);
    }

    private static bool IsHost(MendedRule entry, SyscallAction action, IEnumerable<MendedRule> losing) =>
        entry.IsUnconditional && entry.Action == action && entry["names"] is JsonArray { Elements.Count: > 0 } && !losing.Contains(entry);

    /// <summary>Takes names out of rules, and rules without names out of the list.</summary>
    private IReadOnlyList<TextEdit>? Drop(IReadOnlyCollection<(MendedRule Rule, IReadOnlyCollection<string> Names)> losing)
    {
        List<TextEdit> edits = [];
        List<int> emptied = [];
        foreach ((MendedRule rule, IReadOnlyCollection<string> names) in losing)
        {
            int[] removed = [.. Enumerable.Range(0, rule.Names.Count).Where(i => names.Contains(rule.Names[i].Text))];
            if (removed.Length == rule.Names.Count)
                emptied.Add(System.Array.IndexOf(_entries, rule));
            else if (removed.Length > 0)
                edits.AddRange(JsonStyle.Remove([.. rule.Names.Select(name => name.Range)], removed));
        }

        if (emptied.Count == 0)
            return edits;
        if (emptied.Count == _entries.Length || _rules is null || _entries.Length != _rules.Elements.Count)
            return null;
        edits.AddRange(JsonStyle.Remove([.. _entries.Select(entry => entry.Json.Range)], emptied));
        return edits;
    }

    private IReadOnlyList<TextEdit>? Act(MendedRule owner, (string Action, string Number, string Name) keys, SyscallAction action)
    {
        if (owner[keys.Action] is not JsonString written)
            return null;
        List<TextEdit> edits = [];
        string name = OciNames.Actions.NameOf(action.Kind);
        if (written.Text != name)
            edits.Add(new TextEdit(written.Range, Quoted(name)));
        bool hasData = action.Kind is ActionKind.Errno;
        JsonMember? number = owner.MemberOf(keys.Number);
        string[] superfluous = [.. new[] { hasData ? null : keys.Number, keys.Name }.OfType<string>().Where(key => owner.MemberOf(key) is not null)];
        if (superfluous.Length > 0)
        {
            edits.AddRange(JsonStyle.Remove(
                owner.Members, [.. Enumerable.Range(0, owner.Members.Count).Where(i => superfluous.Contains(owner.Json.Members[i].Key.Text))]));
        }

        if (hasData && number is not null)
            edits.Add(new TextEdit(number.Value.Range, Number(action.Data)));
        else if (hasData)
            edits.Add(_style.Insert(owner.Json.Range, owner.Members, IndexOf(owner, keys.Action), [Member(keys.Number, Number(action.Data))]));
        return Joined(edits);
    }

    private IReadOnlyList<TextEdit>? Compare(MendedRule rule, Mend.Compare compare)
    {
        IEnumerable<MendedRule> arguments = (rule["args"] as JsonArray)?.Elements.OfType<JsonObject>().Select(argument => new MendedRule(argument)) ?? [];
        MendedRule? meant = arguments.FirstOrDefault(argument =>
            Is(argument["index"], (ulong)compare.Index)
            && argument["op"] switch
            {
                JsonString { Text: "SCMP_CMP_EQ" } => Is(argument["value"], compare.OldValue),
                JsonString { Text: "SCMP_CMP_MASKED_EQ" } => Is(argument["value"], compare.OldMask)
                    && (Is(argument["valueTwo"], compare.OldValue) || (compare.OldValue == 0 && argument["valueTwo"] is null)),
                _ => false,
            });
        if (meant is null)
            return null;
        List<TextEdit> edits =
        [
            new TextEdit(meant["op"]!.Range, Quoted(OciNames.Operators.NameOf(OciOperator.MaskedEqual))),
            new TextEdit(meant["value"]!.Range, Number(compare.Mask)),
        ];
        if (meant["valueTwo"] is { } second)
            edits.Add(new TextEdit(second.Range, Number(compare.Value)));
        else if (compare.Value != 0)
            edits.Add(_style.Insert(meant.Json.Range, meant.Members, IndexOf(meant, "value"), [Member("valueTwo", Number(compare.Value))]));
        return edits;
    }

    /// <summary>The rule once for each bit, with the bit as value and as valueTwo.</summary>
    private IReadOnlyList<TextEdit>? PerBit(MendedRule rule, TextRange place, ulong mask)
    {
        MendedRule? argument = (rule["args"] as JsonArray)?.Elements.OfType<JsonObject>().Select(one => new MendedRule(one))
            .FirstOrDefault(one => Contains(one.Json.Range, place));
        if (argument?["value"] is not { } value || _rules is null)
            return null;
        ulong[] bits = [.. Enumerable.Range(0, 64).Select(i => 1UL << i).Where(bit => (mask & bit) != 0)];
        string separator = _style.Separator(_rules.Range, [.. _rules.Elements.Select(element => element.Range)]);
        return [new TextEdit(rule.Json.Range, string.Join(separator, bits.Select(WithBit)))];

        string WithBit(ulong bit)
        {
            TextEdit second = argument["valueTwo"] is { } there
                ? new TextEdit(there.Range, Number(bit))
                : _style.Insert(argument.Json.Range, argument.Members, IndexOf(argument, "value"), [Member("valueTwo", Number(bit))]);
            TextEdit[] edits = [new TextEdit(value.Range, Number(bit)), second];
            int start = rule.Json.Range.Start;
            return TextEdit.Apply(
                _text.Substring(start, rule.Json.Range.Length),
                edits.Select(edit => edit with { Range = new TextRange(edit.Range.Start - start, edit.Range.Length) }));
        }
    }

    private string NewRule(IReadOnlyList<string> names, SyscallAction action)
    {
        List<(string, IReadOnlyList<string>, bool)> members =
        [
            ("names", [.. names.Select(Quoted)], true),
            ("action", [Quoted(OciNames.Actions.NameOf(action.Kind))], false),
        ];
        if (action.Kind == ActionKind.Errno)
            members.Add(("errnoRet", [Number(action.Data)], false));
        MendedRule? pattern = _entries.LastOrDefault(entry => entry.Members.Count > 1 && entry["names"] is not null) ?? _entries.LastOrDefault();
        return _style.Object(pattern?.Json, members);
    }

    /// <summary>A member for an object that has others: with the space behind the colon that they have.</summary>
    private string Member(string key, string value)
    {
        JsonMember first = _seccomp.Json.Members[0];
        string colon = _text.Substring(first.Key.Range.End, first.Value.Range.Start - first.Key.Range.End);
        return $"\"{key}\"{colon}{value}";
    }

    private static int IndexOf(MendedRule rule, string key) => rule.Json.Members.ToList().IndexOf(rule.MemberOf(key)!);

    /// <summary>What is put where something is taken away is one edit; null if others meet.</summary>
    private static IReadOnlyList<TextEdit>? Joined(List<TextEdit> edits)
    {
        TextEdit[] joined = [.. edits.GroupBy(edit => edit.Range.Start).Select(same => same.Count(edit => edit.Range.Length > 0) <= 1
            ? new TextEdit(same.OrderByDescending(edit => edit.Range.Length).First().Range, string.Concat(same.Select(edit => edit.Text)))
            : same.First())];
        return joined.Where((edit, i) => joined.Take(i).Any(other => edit.Meets(other))).Any() ? null : joined;
    }

    private static bool Is(JsonValue? value, ulong number) => value is JsonNumber written && written.TryGetUInt64(out ulong there) && there == number;

    private static bool Contains(TextRange outer, TextRange inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    private static string Quoted(string text) => "\"" + text + "\"";

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
