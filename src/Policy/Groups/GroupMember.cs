using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Groups;

/// <summary>Part of a group: syscalls or other groups that belong to it for one reason.</summary>
/// <param name="Names">Syscalls of all architectures and libcs together, or groups.</param>
/// <param name="Builds">The builds it is for: <c>aot</c>, <c>coreclr</c>, <c>icu</c>, <c>eventsource</c>, <c>musl</c>,
/// <c>portable</c>; empty for all.</param>
/// <param name="Abis">The tables of ABIs (<see cref="Abi.Table"/>) it is for or, when <paramref name="ExceptAbis"/>, not
/// for; empty for all.</param>
/// <param name="ExceptAbis">Whether it is for the other ABIs.</param>
/// <param name="ConditionText">The condition as it is written in the data; empty for none.</param>
/// <param name="Condition">When its rules match; null for always.</param>
/// <param name="Errno">The errno that answers the call, by name; null to take the action of the rule that names the group.</param>
/// <param name="Evidence">How it is known: <c>measured</c>, <c>libc</c>, <c>source</c> or <c>reasoned</c>.</param>
/// <param name="Why">The reason, or empty where the summary of the group says it.</param>
public sealed record GroupMember(
    ImmutableEquatableArray<string> Names,
    ImmutableEquatableArray<string> Builds,
    ImmutableEquatableArray<string> Abis,
    bool ExceptAbis,
    string ConditionText,
    Condition? Condition,
    string? Errno,
    string Evidence,
    string Why)
{
    private const ushort EPERM = 1;

    /// <summary>Reads the cells of a row: members, for, on, when, errno, evidence and why, as group-members.tsv explains them.</summary>
    /// <exception cref="InvalidDataException">The condition cannot be read.</exception>
    public static GroupMember Read(IReadOnlyList<string> cells)
    {
        bool except = cells[2].StartsWith("!", StringComparison.Ordinal);
        return new GroupMember(
            Words(cells[0], ' '), Words(cells[1], ','), Words(except ? cells[2].Substring(1) : cells[2], ','), except,
            cells[3], ReadCondition(cells[3]), cells[4].Length == 0 ? null : cells[4], cells[5], cells[6]);
    }

    /// <summary>Whether it belongs to the group on an ABI in a build.</summary>
    public bool AppliesTo(Abi abi, BuildContext context) =>
        (Abis.Count == 0 || Abis.Contains(abi.Table) != ExceptAbis) && Builds.All(build => Matches(build, context));

    /// <summary>The action that answers the call on an ABI, whose errno may have a number of its own.</summary>
    internal SyscallAction? AnswerOn(Abi abi) =>
        Errno is null ? null : SyscallAction.Errno(Constants.TryGet(abi, Errno, out ulong errno) ? (ushort)errno : EPERM);

    private static Condition? ReadCondition(string text)
    {
        if (text.Length == 0)
            return null;
        ConditionReading reading = ConditionParser.Parse(text, range => default);
        return reading.Condition ?? throw new InvalidDataException($"{text}: {reading.Findings[0].Message}");
    }

    private static ImmutableEquatableArray<string> Words(string cell, char separator) =>
        cell.Split([separator], StringSplitOptions.RemoveEmptyEntries).ToImmutableEquatableArray();

    private static bool Matches(string build, BuildContext context) => build switch
    {
        "aot" => context.Runtime == DotNetRuntime.NativeAot,
        "coreclr" => context.Runtime == DotNetRuntime.CoreClr,
        "icu" => !context.InvariantGlobalization,
        "musl" => context.LibC == LibC.Musl,
        "portable" => context.LibC == LibC.Either,
        "eventsource" => context.EventSource,
        _ => throw new ArgumentOutOfRangeException(nameof(build), build, "group-members.tsv names no such build."),
    };
}
