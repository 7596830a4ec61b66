using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Mending;

/// <summary>Writes rules as those beside them are written.</summary>
internal sealed class RuleWriter(ProfileSyntax profile)
{
    private static readonly string[] s_order = ["names", "action", "errnoRet"];

    /// <summary>The rules that give some syscalls an action: one, unless the format has one name a rule.</summary>
    /// <param name="names">The syscalls.</param>
    /// <param name="action">The action.</param>
    /// <param name="scope">When it holds.</param>
    /// <param name="model">A rule to do it like.</param>
    public IEnumerable<string> Like(RuleSyntax model, IReadOnlyList<string> names, SyscallAction action, IEnumerable<JsonMember> scope)
    {
        string[] scoped = [.. scope.Select(member => profile.Text.Substring(member.Key.Range.Start, Listing.RangeOf(member).Length))];
        return model is { Name: not null, Names: null or { Elements.Count: 0 } }
            ? names.Select(name => Rule(model.Source, "name", Quoted(name), action, scoped))
            : [Rule(model.Source, "names", NamesLike(model.Names, names), action, scoped)];
    }

    /// <summary>The array of rules for a profile that has none.</summary>
    public string First(IReadOnlyList<(IReadOnlyList<string> Names, SyscallAction Action)> rules)
    {
        Listing members = profile.Listing(profile.Seccomp);
        string lead = Listing.Breaks(members.Lead) ? members.Lead : "";
        string unit = lead.Length == 0 ? "" : lead.Length > members.Trail.Length ? lead.Substring(members.Trail.Length) : "  ";
        string inner = lead.Length == 0 ? "" : lead + unit;
        string separator = lead.Length == 0 ? "," + profile.Space : "," + inner + unit;
        string[] written = [.. rules.Select(rule =>
            $"{{{(lead.Length == 0 ? "" : inner + unit)}{Members(NamesLike(null, rule.Names), rule.Action, ":" + profile.Space, separator)}{inner}}}")];
        return $"[{inner}{string.Join(lead.Length == 0 ? "," + profile.Space : "," + inner, written)}{lead}]";
    }

    /// <summary>The name of an action.</summary>
    public static string Word(SyscallAction action) => OciNames.Actions.NameOf(action.Kind);

    /// <summary>A JSON number.</summary>
    public static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name of a syscall or group as a JSON string.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    private string Members(string names, SyscallAction action, string colon, string separator) => string.Join(
        separator, Texts("names", names, action).Select(member => $"\"{member.Key}\"{colon}{member.Value}"));

    private string Rule(JsonObject model, string namesKey, string names, SyscallAction action, string[] scope)
    {
        Listing listing = profile.Listing(model);
        string colon = profile.Colon(model);
        string[] order = [.. model.Members.Select(member => ObjectKeys.Rule.Find(member.Key.Text) ?? "")];
        IEnumerable<string> members = Texts(namesKey, names, action)
            .OrderBy(member => Place(order, member.Key))
            .Select(member => $"\"{member.Key}\"{colon}{member.Value}")
            .Concat(scope);
        return $"{{{listing.Lead}{string.Join(listing.Separator, members)}{listing.Trail}}}";
    }

    private static IEnumerable<(string Key, string Value)> Texts(string namesKey, string names, SyscallAction action)
    {
        yield return (namesKey, names);
        yield return ("action", Quoted(Word(action)));
        if (action.Kind is ActionKind.Errno or ActionKind.Trace)
            yield return ("errnoRet", Number(action.Data));
    }

    /// <summary>Where the model has the key; an errno goes with its action.</summary>
    private static int Place(string[] order, string key)
    {
        int at = System.Array.IndexOf(order, key);
        if (at < 0 && key == "errnoRet")
            at = System.Array.IndexOf(order, "action");
        return at >= 0 ? at : System.Array.IndexOf(s_order, key);
    }

    private string NamesLike(JsonArray? model, IReadOnlyList<string> names)
    {
        if (model is not { Elements.Count: > 0 })
            return $"[{string.Join("," + profile.Space, names.Select(Quoted))}]";
        Listing listing = profile.Listing(model);
        return $"[{listing.Lead}{string.Join(listing.Separator, names.Select(Quoted))}{listing.Trail}]";
    }
}
