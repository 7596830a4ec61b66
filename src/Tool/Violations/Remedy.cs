using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Violations;

/// <summary>A group that would let a call through.</summary>
/// <param name="Group">The group.</param>
/// <param name="Calls">How many syscalls it has on the ABI, that one among them.</param>
/// <param name="When">Under which condition, as it is written; null if always.</param>
internal sealed record Remedy(Group Group, int Calls, string? When)
{
    /// <summary>The groups that authors name, the narrowest first.</summary>
    public static IReadOnlyList<Remedy> Of(Abi abi, string syscall) =>
    [
        .. GroupTable.Groups.Where(group => group.Level == GroupLevel.User)
            .Select(group => Of(group, abi, syscall)).OfType<Remedy>()
            .OrderBy(remedy => remedy.Calls).ThenBy(remedy => remedy.Group.Name, StringComparer.Ordinal),
    ];

    private static Remedy? Of(Group group, Abi abi, string syscall)
    {
        GroupRule[] rules = [.. group.Expand(abi, new BuildContext())];
        GroupRule[] allowing = [.. rules.Where(rule => rule.Syscall == syscall && rule.Answer is null)];
        return allowing.Length == 0
            ? null
            : new Remedy(
                group,
                rules.Select(rule => rule.Syscall).Distinct().Count(),
                allowing.Any(rule => rule.Condition is null) ? null : string.Join(" || ", allowing.Select(rule => ConditionPrinter.Print(rule.Condition!))));
    }
}
