using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Reads an entry of 'syscalls'. Everything in it is checked, even where a dialect or a target would skip the rule.</summary>
internal static class RuleReader
{
    /// <summary>The rule; null, with a finding, if it has no valid action.</summary>
    public static ProfileRule? Read(JsonObject source, FindingList findings, CancellationToken cancellation)
    {
        ObjectReader rule = new(source, ObjectKeys.Rule, findings);
        ImmutableEquatableArray<NameReference> names = Names(rule);
        NameReference? name = rule.Text("name") is { Value.Length: > 0 } text ? new NameReference(text.Value, text.Place) : null;
        if (name is null && rule["names"] is null or JsonArray { Elements.Count: 0 })
            findings.Add(FindingKinds.RuleWithoutNames, rule["names"]?.Range ?? rule.OpeningBrace);

        ImmutableEquatableArray<ProfileArgument> arguments = ArgumentReader.Read(rule);
        Located<ulong>? errnoRet = rule.Unsigned("errnoRet");
        Located<ulong>? errno = EnumReader.Errno(rule, "errno");
        ProfileScope? includes = ScopeReader.Read(rule, "includes");
        ProfileScope? excludes = ScopeReader.Read(rule, "excludes");
        WhenClause? when = When(rule, cancellation);
        if (Action(rule) is not { } action)
            return null;

        ErrnoCheck.Report(action, errnoRet, "errnoRet", findings);
        ErrnoCheck.Report(action, errno, "errno", findings);
        return new ProfileRule
        {
            Names = names,
            Name = name,
            Action = action,
            ErrnoRet = errnoRet,
            Errno = errno,
            Arguments = arguments,
            When = when,
            Includes = includes,
            Excludes = excludes,
            Remark = source.Members.Where(member => ObjectKeys.IsRemark(member.Key.Text))
                .Select(member => (member.Value as JsonString)?.Text).FirstOrDefault(text => text is { Length: > 0 }),
            Place = findings.At(source.Range),
        };
    }

    private static ImmutableEquatableArray<NameReference> Names(ObjectReader rule)
    {
        ImmutableEquatableArray<Located<string>> names = rule.Texts("names") ?? ImmutableEquatableArray<Located<string>>.Empty;
        foreach (Located<string> name in names.Where(name => name.Value.Length == 0))
            rule.Findings.Add(Finding.Of(FindingKinds.EmptyName, name.Place));
        return names.Select(name => new NameReference(name.Value, name.Place)).ToImmutableEquatableArray();
    }

    private static WhenClause? When(ObjectReader rule, CancellationToken cancellation)
    {
        if (rule.Text("when") is not { } text)
            return null;
        JsonString source = (JsonString)rule["when"]!;
        ConditionReading reading = ConditionParser.Parse(text.Value, part => rule.Findings.At(source, part), cancellation);
        foreach (Finding finding in reading.Findings)
            rule.Findings.Add(finding);
        return reading.Condition is { } condition ? new WhenClause(text.Value, condition, text.Place) : null;
    }

    private static Located<ActionKind>? Action(ObjectReader rule)
    {
        if (rule["action"] is not (null or JsonString { Text: "" }))
            return EnumReader.Action(rule, "action");
        rule.Findings.Add(FindingKinds.MissingKey, rule["action"]?.Range ?? rule.OpeningBrace, "A rule", "action", "SCMP_ACT_ALLOW");
        return null;
    }
}
