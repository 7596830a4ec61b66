using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.CodeFixes;

/// <summary>What the menu of an editor says of a mend.</summary>
internal static class MendTitles
{
    private const int MostNamed = 3;

    public static string Of(Mend mend) => mend switch
    {
        Mend.ReplaceText { Text.Length: 0 } => "Remove",
        Mend.ReplaceText replace => $"Change to '{replace.Text}'",
        Mend.Answer answer => string.Join(", ", answer.Syscalls.GroupBy(syscall => syscall.Action).Select((alike, i) =>
            Lower($"{Verb(alike.Key)} {Names(alike.Select(syscall => syscall.Name))}{With(alike.Key)}", i > 0))),
        Mend.DropNames drop => $"Remove {Names(drop.Names)} from this rule",
        Mend.Act act => $"Change the action to {act.Action}",
        Mend.Compare => "Compare the bits that are meant",
        Mend.RulePerBit => "Make it a rule for each bit",
        _ => "Say why it is needed",
    };

    private static string Verb(SyscallAction action) => action.LetsTheCallThrough ? "Allow" : action.Kind == ActionKind.Errno ? "Answer" : "Deny";

    private static string With(SyscallAction action) => action.Kind == ActionKind.Errno ? $" with {Errno.NameOf(action.Data)}" : "";

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Length - MostNamed} more";
    }

    private static string Lower(string title, bool isLower) => isLower ? char.ToLowerInvariant(title[0]) + title.Substring(1) : title;
}
