using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Policies.Mending;

/// <summary>A profile as it is written: where its rules are, and how it sets spaces.</summary>
internal sealed class ProfileSyntax
{
    private ProfileSyntax(string text, JsonObject seccomp)
    {
        Text = text;
        Seccomp = seccomp;
        Space = seccomp.Members.Any(member => member.Value.Range.Start > member.Key.Range.End + 1) ? " " : "";
        JsonValue? syscalls = RuleSyntax.Find(seccomp, ObjectKeys.Seccomp, "syscalls")?.Value;
        Syscalls = syscalls as JsonArray;
        IEnumerable<JsonValue> elements = Syscalls is null ? [] : Syscalls.Elements;
        Rules = [.. elements.Select((element, index) => element is JsonObject rule ? new RuleSyntax(text, rule, index) : null).OfType<RuleSyntax>()];
        HasRulesOnly = syscalls is null || (Syscalls is not null && Rules.Count == Syscalls.Elements.Count);
    }

    /// <summary>The whole file.</summary>
    public string Text { get; }

    /// <summary>The object that a runtime reads as the profile.</summary>
    public JsonObject Seccomp { get; }

    /// <summary>What stands behind colons and commas on one line.</summary>
    public string Space { get; }

    /// <summary>The array of rules, if there is one.</summary>
    public JsonArray? Syscalls { get; }

    /// <summary>Its entries.</summary>
    public IReadOnlyList<RuleSyntax> Rules { get; }

    /// <summary>Whether 'syscalls' holds nothing else, so that a rule can be put into it.</summary>
    public bool HasRulesOnly { get; }

    /// <summary>Reads a file; null if it is no JSON with a profile in it.</summary>
    public static ProfileSyntax? Parse(string text, CancellationToken cancellationToken) =>
        JsonReader.Read("", text, cancellationToken).Root is { } root
        && SeccompLocator.Find(root, new FindingList("", text)) is { } seccomp
            ? new ProfileSyntax(text, seccomp.Source)
            : null;

    /// <summary>The rule around a place.</summary>
    public RuleSyntax? RuleAt(TextRange place) => Rules.FirstOrDefault(rule => RuleSyntax.Contains(rule.Source.Range, place));

    public Listing Listing(JsonArray array) => Mending.Listing.Of(Text, array, Space);

    public Listing Listing(JsonObject members) => Mending.Listing.Of(Text, members, Space);

    /// <summary>Puts a member into an object, behind the one of a key.</summary>
    public TextEdit InsertMember(JsonObject target, JsonMember? behind, string key, string value) =>
        InsertMembers(target, behind, [(key, value)]);

    /// <summary>Puts members into an object, behind the one of a key.</summary>
    public TextEdit InsertMembers(JsonObject target, JsonMember? behind, IEnumerable<(string Key, string Value)> added)
    {
        int index = behind is null ? target.Members.Count : target.Members.ToList().IndexOf(behind) + 1;
        string colon = Colon(target);
        return Listing(target).Insert(index, [.. added.Select(member => $"\"{member.Key}\"{colon}{member.Value}")]);
    }

    /// <summary>The colon with its spaces.</summary>
    public string Colon(JsonObject source) => source.Members.Count == 0
        ? ":" + Space
        : Text.Substring(source.Members[0].Key.Range.End, source.Members[0].Value.Range.Start - source.Members[0].Key.Range.End);
}
