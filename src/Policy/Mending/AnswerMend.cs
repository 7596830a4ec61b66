using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Mending;

/// <summary>Gives syscalls an action by a rule of their own or one that is there, and takes them out of all others.</summary>
/// <remarks>
/// Rules that hold elsewhere (other 'includes' or 'excludes') keep their names: what they say goes for another process or
/// machine. Where the finding is about a name in such a rule, the answer holds where that rule does.
/// </remarks>
internal sealed class AnswerMend
{
    private readonly ProfileSyntax _profile;
    private readonly RuleSyntax? _around;
    private readonly RuleSyntax[] _alike;
    private readonly JsonMember[] _scope;
    private readonly List<TextEdit> _edits = [];
    private readonly Dictionary<RuleSyntax, List<JsonString>> _dropped = [];
    private readonly List<(IReadOnlyList<string> Names, SyscallAction Action)> _new = [];

    private AnswerMend(ProfileSyntax profile, TextRange place)
    {
        _profile = profile;
        _around = profile.RuleAt(place);
        RuleSyntax? naming = _around is not null && _around.NamesAt(place) ? _around : null;
        string scope = naming?.Scope ?? "";
        _scope = naming is null ? [] : [.. naming.ScopeMembers];
        _alike = [.. profile.Rules.Where(rule => rule.Scope == scope)];
    }

    /// <summary>The edits; null if a rule is written in a way that does not take them.</summary>
    public static IEnumerable<TextEdit>? At(ProfileSyntax profile, TextRange place, Mend.Answer answer)
    {
        if (!profile.HasRulesOnly || profile.Rules.Any(rule => rule is { Name: not null, Names.Elements.Count: > 0 }))
            return null;
        AnswerMend mend = new(profile, place);
        foreach (IGrouping<SyscallAction, string> alike in answer.Syscalls.GroupBy(syscall => syscall.Action, syscall => syscall.Name))
        {
            string[] names = [.. alike.Distinct(StringComparer.Ordinal)];
            mend.Give(names, [.. answer.Syscalls.Select(syscall => syscall.Name).Except(names)], alike.Key);
        }

        return mend.Finish();
    }

    /// <summary>Gives names an action, by a rule that has none of the others which get another one.</summary>
    private void Give(string[] names, string[] others, SyscallAction action)
    {
        RuleSyntax? target = Preferred(rule => Takes(rule) && rule.Action == action && rule.AllNames.All(name => !others.Contains(name.Text)))
            ?? Preferred(rule => Takes(rule) && rule.AllNames.Any() && rule.AllNames.All(name => names.Contains(name.Text)));
        foreach (RuleSyntax rule in _alike.Where(rule => rule != target))
        {
            foreach (JsonString name in rule.AllNames.Where(name => names.Contains(name.Text)))
                DroppedFrom(rule).Add(name);
        }

        if (target is null)
        {
            _new.Add((names, action));
            return;
        }

        string[] missing = [.. names.Where(name => target.AllNames.All(there => there.Text != name))];
        if (missing.Length > 0)
            _edits.AddRange(NamesMend.With(_profile, target.Names!, missing));
        if (target.Action != action)
            _edits.AddRange(ActionMend.OfRule(_profile, target, action) ?? []);

        bool Takes(RuleSyntax rule) =>
            !rule.IsConditional && (rule.Names is not null || (rule.Name is { } only && names.All(name => name == only.Text)));
    }

    /// <summary>The rule around the place if it will do, else the first.</summary>
    private RuleSyntax? Preferred(Func<RuleSyntax, bool> will) =>
        _around is not null && _alike.Contains(_around) && will(_around) ? _around : _alike.FirstOrDefault(will);

    private List<JsonString> DroppedFrom(RuleSyntax rule) =>
        _dropped.TryGetValue(rule, out List<JsonString>? names) ? names : _dropped[rule] = [];

    private IEnumerable<TextEdit>? Finish()
    {
        List<RuleSyntax> emptied = [.. _dropped.Where(one => one.Value.Count == one.Key.AllNames.Count()).Select(one => one.Key)];
        foreach (KeyValuePair<RuleSyntax, List<JsonString>> one in _dropped.Where(one => !emptied.Contains(one.Key)))
            _edits.AddRange(NamesMend.Without(_profile, one.Key, one.Value) ?? []);
        if (_new.Count > 0)
            Add(emptied);
        if (_profile.Syscalls is not null)
            _edits.AddRange(_profile.Listing(_profile.Syscalls).Remove([.. emptied.Select(rule => rule.Index)]));
        return _edits;
    }

    private void Add(List<RuleSyntax> emptied)
    {
        var writer = new RuleWriter(_profile);
        if ((_around ?? _profile.Rules.LastOrDefault()) is { } beside)
        {
            string[] rules = [.. _new.SelectMany(rule => writer.Like(beside, rule.Names, rule.Action, _scope))];
            Listing listing = _profile.Listing(_profile.Syscalls!);
            _edits.Add(emptied.Remove(beside)
                ? new TextEdit(beside.Source.Range, string.Join(listing.Separator, rules))
                : listing.Insert(beside.Index + 1, rules));
        }
        else if (_profile.Seccomp.Members.LastOrDefault(member => Profiles.ObjectKeys.Seccomp.Find(member.Key.Text) == "syscalls") is { } none)
            _edits.Add(new TextEdit(none.Value.Range, writer.First(_new)));
        else
            _edits.Add(_profile.InsertMember(_profile.Seccomp, null, "syscalls", writer.First(_new)));
    }
}
