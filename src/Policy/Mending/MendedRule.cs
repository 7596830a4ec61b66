using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Mending;

/// <summary>An entry of 'syscalls', or the seccomp object itself, as it stands in the text.</summary>
internal sealed class MendedRule(JsonObject json)
{
    private static readonly string[] s_conditions = ["args", "includes", "excludes", "when"];

    /// <summary>The object.</summary>
    public JsonObject Json => json;

    /// <summary>The syscalls that it names, each with its place; those of the older 'name' too.</summary>
    public IReadOnlyList<JsonString> Names => this["names"] is JsonArray names
        ? [.. names.Elements.OfType<JsonString>()]
        : this["name"] is JsonString name ? [name] : [];

    /// <summary>Whether it holds for every call that it names.</summary>
    public bool IsUnconditional => s_conditions.All(key => this[key] is null or JsonNull or JsonArray { Elements.Count: 0 } or JsonObject { Members.Count: 0 });

    /// <summary>What happens; null where it cannot be read.</summary>
    public SyscallAction? Action
    {
        get
        {
            if (this["action"] is not JsonString action || !OciNames.Actions.TryGet(action.Text, out ActionKind kind))
                return null;
            if (kind is not (ActionKind.Errno or ActionKind.Trace))
                return new SyscallAction(kind);
            return this["errnoRet"] switch
            {
                JsonNumber number when number.TryGetUInt64(out ulong data) => new SyscallAction(kind, (ushort)data),
                null when this["errno"] is null => new SyscallAction(kind, Errno.EPERM),
                _ => null,
            };
        }
    }

    /// <summary>The value of a key; null if it has none.</summary>
    public JsonValue? this[string key] => MemberOf(key)?.Value;

    /// <summary>The member of a key, spelled exactly; the last of several counts.</summary>
    public JsonMember? MemberOf(string key) => json.Members.LastOrDefault(member => member.Key.Text == key);

    /// <summary>The places of its members.</summary>
    public IReadOnlyList<TextRange> Members =>
        [.. json.Members.Select(member => TextRange.FromBounds(member.Key.Range.Start, member.Value.Range.End))];
}
