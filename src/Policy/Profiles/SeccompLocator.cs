using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Finds the seccomp object in a file: its root, 'linux.seccomp' of a config.json, or 'spec' of a resource.</summary>
internal static class SeccompLocator
{
    private const string ResourceKind = "SeccompProfile";

    /// <summary>What only a seccomp object has at its root.</summary>
    private static readonly string[] s_bareKeys = ["defaultAction", "syscalls", "archMap"];

    /// <summary>The seccomp object, with its members; null, with a finding, if there is none.</summary>
    public static ObjectReader? Find(JsonValue root, FindingList findings)
    {
        if (root is not JsonObject top)
        {
            findings.Add(FindingKinds.NoProfile, new TextRange(root.Range.Start, 1), $"the file holds {root.Kind}, not an object");
            return null;
        }

        ObjectReader file = Peek(top);
        if (file["linux"] is JsonObject linux && Peek(linux)["seccomp"] is not null)
            return InConfig(top, findings);
        if (IsResource(file))
            return InResource(top, findings);
        if (IsBare(file) || (file["seccomp"] is null && file["linux"] is null))
            return new ObjectReader(top, ObjectKeys.Seccomp, findings);
        if (file["seccomp"] is not null)
            findings.Add(FindingKinds.MisplacedProfile, file.KeyRange("seccomp"));
        else
            findings.Add(FindingKinds.NoProfile, file.KeyRange("linux"), "this config.json has no 'seccomp' under 'linux'");
        return null;
    }

    public static bool LooksLikeProfile(JsonObject root)
    {
        ObjectReader file = Peek(root);
        return IsBare(file) || IsResource(file) || file["seccomp"] is not null
            || (file["linux"] is JsonObject linux && Peek(linux)["seccomp"] is not null);
    }

    private static ObjectReader? InConfig(JsonObject top, FindingList findings)
    {
        ObjectReader file = new(top, ObjectKeys.Config, findings, isOpen: true);
        if (file["seccomp"] is not null)
            Warn(Finding.Of(FindingKinds.MisplacedProfile, findings.At(file.KeyRange("seccomp"))));
        ObjectReader root = Peek(top);
        foreach (string key in s_bareKeys.Where(key => root[key] is not null))
            Warn(Finding.Of(FindingKinds.UnknownKey, findings.At(root.KeyRange(key)), key, " beside 'linux'"));
        ObjectReader? linux = file.Object("linux") is { } found ? new(found, ObjectKeys.Linux, findings, isOpen: true) : null;
        return linux?.Object("seccomp") is { } seccomp ? new ObjectReader(seccomp, ObjectKeys.Seccomp, findings) : null;

        void Warn(Finding finding) => findings.Add(finding with { Severity = Severity.Warning });
    }

    private static ObjectReader? InResource(JsonObject top, FindingList findings) =>
        new ObjectReader(top, ObjectKeys.Root, findings, isOpen: true).Object("spec") is { } spec
            ? new ObjectReader(spec, ObjectKeys.Resource, findings)
            : null;

    private static ObjectReader Peek(JsonObject source) => new(source, ObjectKeys.Root, new FindingList(""), isOpen: true);

    private static bool IsBare(ObjectReader file) => s_bareKeys.Any(key => file[key] is not null);

    private static bool IsResource(ObjectReader file) =>
        file["kind"] is JsonString { Text: ResourceKind } && file["spec"] is not null;
}
