using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Mending;

/// <summary>An entry of 'syscalls' as it is written.</summary>
/// <param name="text">The whole file.</param>
/// <param name="source">The entry.</param>
/// <param name="index">Which element of 'syscalls' it is.</param>
internal sealed class RuleSyntax(string text, JsonObject source, int index)
{
    public JsonObject Source => source;

    public int Index => index;

    public JsonArray? Names => Value("names") as JsonArray;

    /// <summary>The one name of the old format.</summary>
    public JsonString? Name => Value("name") is JsonString { Text.Length: > 0 } name ? name : null;

    public JsonArray? Arguments => Value("args") as JsonArray;

    /// <summary>All that it names, in order.</summary>
    public IEnumerable<JsonString> AllNames =>
        (Name is null ? [] : new[] { Name }).Concat(Names?.Elements.OfType<JsonString>() ?? []);

    /// <summary>Whether it asks for arguments.</summary>
    public bool IsConditional => Arguments is { Elements.Count: > 0 } || Value("when") is not null;

    /// <summary>What it says on when it holds, as it is written; empty if it always does.</summary>
    public string Scope => string.Join("\n", ScopeMembers.Select(member => TextOf(member.Value)));

    /// <summary>'includes' and 'excludes', where they say something.</summary>
    public IEnumerable<JsonMember> ScopeMembers => new[] { "includes", "excludes" }
        .Select(key => Find(source, ObjectKeys.Rule, key))
        .OfType<JsonMember>()
        .Where(member => member.Value is JsonObject { Members.Count: > 0 });

    /// <summary>What it answers; null if that is not written as one answer for every dialect.</summary>
    public SyscallAction? Action
    {
        get
        {
            if (Value("action") is not JsonString word || !OciNames.Actions.TryGet(word.Text, out ActionKind kind))
                return null;
            if (kind is not (ActionKind.Errno or ActionKind.Trace))
                return new SyscallAction(kind);
            ulong? number = Value("errnoRet") is JsonNumber errno && errno.TryGetUInt64(out ulong bits) ? bits : null;
            ulong? named = Value("errno") is JsonString name && Errno.TryParse(name.Text, out ulong found) ? found : null;
            return number is not null && named is not null && number != named
                ? null
                : new SyscallAction(kind, unchecked((ushort)(number ?? named ?? Errno.EPERM)));
        }
    }

    /// <summary>Whether a place is one of its names, and not the whole of it.</summary>
    public bool NamesAt(TextRange place) => AllNames.Any(name => Contains(name.Range, place));

    /// <summary>The value of a key; null if it is absent or null.</summary>
    public JsonValue? Value(string key) => Find(source, ObjectKeys.Rule, key)?.Value;

    public string TextOf(JsonValue value) => text.Substring(value.Range.Start, value.Range.Length);

    /// <summary>The member that counts for a key, as Go finds it: in any case, the last one, null is as good as absent.</summary>
    public static JsonMember? Find(JsonObject source, ObjectKeys keys, string key) =>
        source.Members.LastOrDefault(member => keys.Find(member.Key.Text) == key) is { Value: not JsonNull } found ? found : null;

    public static bool Contains(TextRange outer, TextRange inner) => inner.Start >= outer.Start && inner.End <= outer.End;
}
