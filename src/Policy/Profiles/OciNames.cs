using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>The names that one field of a profile takes: exact and case-sensitive, as runtimes have them.</summary>
internal sealed class OciNames<T>
{
    private readonly string _prefix;
    private readonly List<string> _rests = [];
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _meanings = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="prefix">What every name begins with.</param>
    /// <param name="values">The rest of each name, and what it means.</param>
    /// <param name="meanings">What people write instead, and the rest of the name that they mean.</param>
    public OciNames(string prefix, IEnumerable<(string Name, T Value)> values, params (string Wrong, string Name)[] meanings)
    {
        _prefix = prefix;
        foreach ((string name, T value) in values)
        {
            _rests.Add(name);
            _values.Add(prefix + name, value);
        }

        foreach ((string wrong, string name) in meanings)
            _meanings[wrong] = name;
    }

    public bool TryGet(string name, out T value) => _values.TryGetValue(name, out value);

    /// <summary>The name of a value; the first of several.</summary>
    public string NameOf(T value) =>
        _prefix + _rests.First(rest => EqualityComparer<T>.Default.Equals(_values[_prefix + rest], value));

    /// <summary>The name that somebody who wrote <paramref name="word"/> probably means; null if none is near.</summary>
    public string? Suggest(string word)
    {
        string bare = word.Trim();
        int parenthesis = bare.IndexOf('(');
        if (parenthesis > 0)
            bare = bare.Substring(0, parenthesis);
        string rest = bare.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase) ? bare.Substring(_prefix.Length) : bare;
        return _meanings.TryGetValue(rest, out string? meant) || (meant = Spelling.Nearest(rest, _rests) ?? EndOf(rest)) is not null
            ? _prefix + meant
            : Spelling.Nearest(bare, _values.Keys, mostEdits: 2);
    }

    /// <summary>The longest name that the word is or ends with, whatever its case: KILL_PROCESS of SECCOMP_RET_KILL_PROCESS.</summary>
    private string? EndOf(string word) => _rests
        .Where(rest => ("_" + word).EndsWith("_" + rest, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(rest => rest.Length)
        .FirstOrDefault();
}

/// <summary>The names of the OCI runtime-spec (config-linux.md, Seccomp).</summary>
internal static class OciNames
{
    public static readonly OciNames<ActionKind> Actions = new(
        "SCMP_ACT_",
        [
            ("KILL_THREAD", ActionKind.KillThread),
            ("KILL", ActionKind.KillThread),
            ("KILL_PROCESS", ActionKind.KillProcess),
            ("TRAP", ActionKind.Trap),
            ("ERRNO", ActionKind.Errno),
            ("TRACE", ActionKind.Trace),
            ("ALLOW", ActionKind.Allow),
            ("LOG", ActionKind.Log),
            ("NOTIFY", ActionKind.Notify),
        ],
        ("SECCOMP_RET_USER_NOTIF", "NOTIFY"),
        ("DENY", "ERRNO"),
        ("BLOCK", "ERRNO"));

    public static readonly OciNames<OciOperator> Operators = new(
        "SCMP_CMP_",
        [
            ("NE", OciOperator.NotEqual),
            ("LT", OciOperator.Less),
            ("LE", OciOperator.LessOrEqual),
            ("EQ", OciOperator.Equal),
            ("GE", OciOperator.GreaterOrEqual),
            ("GT", OciOperator.Greater),
            ("MASKED_EQ", OciOperator.MaskedEqual),
        ],
        ("!=", "NE"),
        ("<", "LT"),
        ("<=", "LE"),
        ("=", "EQ"),
        ("==", "EQ"),
        (">=", "GE"),
        (">", "GT"),
        ("&", "MASKED_EQ"));

    /// <summary>The ABIs; null for those that no target of ours has.</summary>
    public static readonly OciNames<Abi?> Architectures = new(
        "SCMP_ARCH_",
        Abi.All.Select(abi => (abi.Name.ToUpperInvariant(), (Abi?)abi))
            .Concat(new[] { "M68K", "PARISC", "PARISC64", "SH", "SHEB" }.Select(name => (name, (Abi?)null))),
        ("amd64", "X86_64"),
        ("x64", "X86_64"),
        ("x86-64", "X86_64"),
        ("i386", "X86"),
        ("i686", "X86"),
        ("386", "X86"),
        ("arm64", "AARCH64"),
        ("armhf", "ARM"),
        ("loong64", "LOONGARCH64"),
        ("ppc64el", "PPC64LE"),
        ("mipsle", "MIPSEL"),
        ("mips64le", "MIPSEL64"),
        ("mips64el", "MIPSEL64"));

    /// <summary>The flags of seccomp(2) that runtimes know.</summary>
    public static readonly OciNames<string> Flags = new(
        "SECCOMP_FILTER_FLAG_",
        [("TSYNC", "TSYNC"), ("LOG", "LOG"), ("SPEC_ALLOW", "SPEC_ALLOW"), ("WAIT_KILLABLE_RECV", "WAIT_KILLABLE_RECV")]);
}
