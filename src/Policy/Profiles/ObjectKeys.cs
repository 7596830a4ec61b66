using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Profiles;

/// <summary>The keys that some reader of a profile's JSON takes from one kind of object.</summary>
internal sealed class ObjectKeys
{
    private static readonly HashSet<string> s_remarks =
        new(["comment", "_comment", "$comment", "//", "description", "$schema"], StringComparer.OrdinalIgnoreCase);

    private readonly string[] _keys;

    private ObjectKeys(params string[] keys) => _keys = keys;

    /// <summary>The seccomp object itself.</summary>
    public static ObjectKeys Seccomp { get; } = new(
        "defaultAction", "defaultErrnoRet", "defaultErrno", "architectures", "archMap", "flags", "listenerPath",
        "listenerMetadata", "syscalls");

    /// <summary>The spec of a SeccompProfile resource of the security-profiles-operator.</summary>
    public static ObjectKeys Resource { get; } = new([.. Seccomp._keys, "baseProfileName", "disabled"]);

    /// <summary>An entry of 'syscalls'.</summary>
    public static ObjectKeys Rule { get; } = new(
        "names", "name", "action", "errnoRet", "errno", "args", "includes", "excludes", "when");

    /// <summary>An entry of 'args'.</summary>
    public static ObjectKeys Argument { get; } = new("index", "value", "valueTwo", "op");

    /// <summary>'includes' and 'excludes'.</summary>
    public static ObjectKeys Filter { get; } = new("caps", "arches", "minKernel");

    /// <summary>An entry of 'archMap'.</summary>
    public static ObjectKeys ArchMapEntry { get; } = new("architecture", "subArchitectures");

    /// <summary>What tells a file's kind, at its root.</summary>
    public static ObjectKeys Root { get; } = new("linux", "seccomp", "kind", "spec", "defaultAction", "syscalls", "archMap");

    /// <summary>The root of a config.json.</summary>
    public static ObjectKeys Config { get; } = new("linux", "seccomp");

    /// <summary>'linux' in a config.json.</summary>
    public static ObjectKeys Linux { get; } = new("seccomp");

    public IReadOnlyCollection<string> All => _keys;

    /// <summary>The key that <paramref name="written"/> stands for, whatever its case; null if there is none.</summary>
    public string? Find(string written) =>
        _keys.FirstOrDefault(key => key == written) ?? _keys.FirstOrDefault(key => EqualFolded(key, written));

    /// <summary>Whether a key holds a remark that nothing is expected to read.</summary>
    public static bool IsRemark(string written) => s_remarks.Contains(written);

    /// <summary>
    /// Go's encoding/json compares under Unicode's simple case folding, by which two characters beyond ASCII equal
    /// letters of it: the long s (U+017F) and the Kelvin sign (U+212A).
    /// </summary>
    private static bool EqualFolded(string key, string written)
    {
        if (key.Length != written.Length)
            return false;
        for (int i = 0; i < key.Length; i++)
        {
            if (Fold(key[i]) != Fold(written[i]))
                return false;
        }

        return true;
    }

    private static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)(c - 'a' + 'A'),
        '\u017f' => 'S',
        '\u212a' => 'K',
        _ => c,
    };
}
