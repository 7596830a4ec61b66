using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.CodeFixes;

/// <summary>What a menu calls a mend: the same words for attributes and profiles.</summary>
internal static class MendTitles
{
    private const int MostNamed = 3;

    /// <summary>The mend in plain words, such as <c>Answer clone3 with ENOSYS</c>.</summary>
    public static string Of(Mend mend) => mend switch
    {
        Mend.ReplaceText { Text.Length: 0 } => "Remove",
        Mend.ReplaceText replace => $"Change to '{replace.Text}'",
        Mend.Answer answer => Capital(string.Join(", ", answer.Syscalls
            .GroupBy(syscall => syscall.Action, syscall => syscall.Name).Select(alike => Answer(alike.Key, Names(alike))))),
        Mend.DropNames drop => $"Remove {Names(drop.Names)} from this rule",
        Mend.Act { Action.Kind: ActionKind.Errno } act => $"Fail with {Errno.NameOf(act.Action.Data)}",
        Mend.Act act => $"Change to {act.Action}",
        Mend.Compare compare => $"Compare argument {Decimal(compare.Index)} & {Hex(compare.Mask)} with {Hex(compare.Value)}",
        Mend.RulePerBit perBit => $"Write a rule for each bit of {Hex(perBit.Mask)}",
        _ => "Add a comment for the reason",
    };

    private static string Answer(SyscallAction action, string names) => action switch
    {
        { LetsTheCallThrough: true } => $"{(action.Kind == ActionKind.Log ? "log" : "allow")} {names}",
        { Kind: ActionKind.Errno } when Errno.NameOf(action.Data) == "ENOSYS" => $"answer {names} with ENOSYS",
        { Denies: true } => $"deny {names} too",
        _ => $"answer {names} with {action}",
    };

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        return all.Length > MostNamed
            ? $"{string.Join(", ", all.Take(MostNamed - 1))} and {Decimal(all.Length - MostNamed + 1)} more"
            : all.Length > 1 ? $"{string.Join(", ", all.Take(all.Length - 1))} and {all[all.Length - 1]}"
            : string.Concat(all);
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hex(ulong number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);
}
