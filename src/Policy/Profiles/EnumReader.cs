using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Reads strings that stand for something: actions, operators, architectures, flags, errno names.</summary>
internal static class EnumReader
{
    /// <summary>An action; null, with a finding where the value is wrong.</summary>
    public static Located<ActionKind>? Action(ObjectReader source, string key) =>
        source.Text(key) is { } text ? Parse(OciNames.Actions, text, FindingKinds.UnknownAction, source.Findings) : null;

    /// <summary>A comparison operator; null, with a finding where the value is wrong.</summary>
    public static Located<OciOperator>? Operator(ObjectReader source, string key) =>
        source.Text(key) is { } text ? Parse(OciNames.Operators, text, FindingKinds.UnknownOperator, source.Findings) : null;

    /// <summary>An architecture; null, with a finding where the value is wrong.</summary>
    public static Located<Abi?>? Architecture(ObjectReader source, string key) =>
        source.Text(key) is { } text ? Parse(OciNames.Architectures, text, FindingKinds.UnknownArchitecture, source.Findings) : null;

    /// <summary>The architectures of an array, without those that have a finding.</summary>
    public static ImmutableEquatableArray<Located<Abi?>> Architectures(ObjectReader source, string key) =>
        (source.Texts(key) ?? ImmutableEquatableArray<Located<string>>.Empty)
            .TakeWhile(_ => !source.Findings.IsFull)
            .Select(text => Parse(OciNames.Architectures, text, FindingKinds.UnknownArchitecture, source.Findings))
            .OfType<Located<Abi?>>()
            .ToImmutableEquatableArray();

    /// <summary>An errno by name or in decimal; null where there is none, with a finding where the value is wrong.</summary>
    public static Located<ulong>? Errno(ObjectReader source, string key)
    {
        if (source.Text(key) is not { Value.Length: > 0 } text)
            return null;
        if (Syscalls.Errno.TryParse(text.Value, out ulong number))
            return new Located<ulong>(number, text.Place);
        string? meant = Spelling.Nearest(text.Value, Syscalls.Errno.Names);
        source.Findings.AddUnknown(FindingKinds.UnknownErrno, text.Place, text.Value, meant);
        return null;
    }

    /// <summary>What a name means; null, with a finding, if it means nothing.</summary>
    public static Located<T>? Parse<T>(OciNames<T> names, Located<string> text, FindingKind unknown, FindingList findings)
    {
        if (names.TryGet(text.Value, out T value))
            return new Located<T>(value, text.Place);
        findings.AddUnknown(unknown, text.Place, text.Value, names.Suggest(text.Value));
        return null;
    }
}
