using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>
/// What a runtime is handed: LinuxSeccomp of the OCI runtime-spec. Read with System.Text.Json, so that nothing of the
/// product's own reader takes part in what it is compared with.
/// </summary>
internal sealed record SeccompSpec(
    string DefaultAction, uint? DefaultErrno, IReadOnlyList<string> Architectures, IReadOnlyList<SpecRule> Rules)
{
    /// <summary>The seccomp object in a bare profile, a config.json or a SeccompProfile resource; null when there is none.</summary>
    public static JsonElement? Find(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return null;
        if (document.TryGetProperty("linux", out JsonElement linux))
            return linux.TryGetProperty("seccomp", out JsonElement seccomp) ? seccomp : null;
        return document.TryGetProperty("defaultAction", out _) ? document : null;
    }

    /// <summary>As runc reads it: what only Docker knows is not seen.</summary>
    public static SeccompSpec ReadRaw(JsonElement seccomp) => new(
        Text(seccomp, "defaultAction"),
        Number(seccomp, "defaultErrnoRet"),
        Strings(seccomp, "architectures"),
        Elements(seccomp, "syscalls").Select(rule => ReadRule(rule, Strings(rule, "names"))).ToList());

    /// <summary>
    /// As Docker's loader (moby/profiles, setupSeccomp) hands it to runc for a container without capabilities on a
    /// kernel that satisfies no minKernel.
    /// </summary>
    public static SeccompSpec ReadDocker(JsonElement seccomp, Abi native)
    {
        List<string> architectures = Strings(seccomp, "architectures");
        foreach (JsonElement entry in Elements(seccomp, "archMap"))
        {
            if (Text(entry, "architecture") == native.ScmpName)
                architectures.AddRange([native.ScmpName, .. Strings(entry, "subArchitectures")]);
        }

        var rules = new List<SpecRule>();
        foreach (JsonElement rule in Elements(seccomp, "syscalls").Where(rule => IsInForce(rule, native)))
        {
            string name = Text(rule, "name");
            rules.Add(ReadRule(rule, name.Length > 0 ? [name] : Strings(rule, "names")));
        }

        return new(Text(seccomp, "defaultAction"), Number(seccomp, "defaultErrnoRet"), architectures, rules);
    }

    /// <summary>The seccomp object of a config.json that says this.</summary>
    public JsonObject ToJson() => new()
    {
        ["defaultAction"] = DefaultAction,
        ["defaultErrnoRet"] = DefaultErrno,
        ["architectures"] = new JsonArray([.. Architectures.Select(name => JsonValue.Create(name))]),
        ["syscalls"] = new JsonArray([.. Rules.Select(rule => rule.ToJson())]),
    };

    private static bool IsInForce(JsonElement rule, Abi native)
    {
        // moby/profiles has a spelling of its own for this one.
        string goName = native == Abi.MipsEl64N32 ? "mips3l64n32" : native.GoName;
        JsonElement includes = Property(rule, "includes");
        JsonElement excludes = Property(rule, "excludes");
        return !Strings(excludes, "arches").Contains(goName)
            && (Strings(includes, "arches") is not { Count: > 0 } arches || arches.Contains(goName))
            && Strings(includes, "caps").Count == 0
            && Text(includes, "minKernel").Length == 0;
    }

    private static SpecRule ReadRule(JsonElement rule, List<string> names) => new(
        names,
        Text(rule, "action"),
        Number(rule, "errnoRet"),
        Elements(rule, "args").Select(argument => new SpecArgument(
            Number(argument, "index") ?? 0,
            Long(argument, "value"),
            Long(argument, "valueTwo"),
            Text(argument, "op"))).ToList());

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static List<string> Strings(JsonElement element, string name) =>
        Elements(element, name).Select(value => value.GetString()!).ToList();

    private static string Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private static uint? Number(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } value ? value.GetUInt32() : null;

    private static ulong Long(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } value ? value.GetUInt64() : 0;
}

/// <summary>One entry of <c>syscalls</c>.</summary>
internal sealed record SpecRule(
    IReadOnlyList<string> Names, string Action, uint? Errno, IReadOnlyList<SpecArgument> Arguments)
{
    /// <summary>The entry.</summary>
    public JsonObject ToJson() => new()
    {
        ["names"] = new JsonArray([.. Names.Select(name => JsonValue.Create(name))]),
        ["action"] = Action,
        ["errnoRet"] = Errno,
        ["args"] = new JsonArray([.. Arguments.Select(argument => argument.ToJson())]),
    };
}

/// <summary>One entry of <c>args</c>.</summary>
internal sealed record SpecArgument(uint Index, ulong Value, ulong ValueTwo, string Operator)
{
    /// <summary>The entry.</summary>
    public JsonObject ToJson() => new() { ["index"] = Index, ["value"] = Value, ["valueTwo"] = ValueTwo, ["op"] = Operator };
}
