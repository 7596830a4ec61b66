using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does a rule deny what a group that another rule allows cannot do without?</summary>
/// <remarks>
/// Only denials of every call of a syscall that the group allows whatever its arguments are, or that no process goes on without:
/// others are narrower on purpose.
/// </remarks>
internal static class TakenFromGroups
{
    /// <summary>Operations without which no .NET process goes on, and so no group of an area is of use.</summary>
    private static readonly string[] s_floor = ["@exit", "@futex", "@memory", "@signals", "@poll", "@read", "@thread-create"];

    /// <summary>What groups allow under a condition, and no process goes on without.</summary>
    private static readonly string[] s_neededByAll = ["clone", "futex", "mmap", "mprotect"];

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        BoundAbi native = bound.Abis[0];
        Group[] allowed =
        [
            .. policy.Rules.Where(rule => !rule.Action.Denies).SelectMany(rule => rule.Names).Where(name => name.IsGroup)
                .Select(name => GroupTable.TryGet(name.Text, out Group? group) ? group : null).OfType<Group>().Distinct(),
        ];
        if (allowed.Length == 0)
            yield break;
        IEnumerable<NameReference> denied = policy.Rules
            .Where(rule => rule.Action.Denies && rule.Action != SyscallAction.Errno(native.Abi.Enosys))
            .SelectMany(rule => rule.Names).Where(name => !name.IsGroup);
        foreach (NameReference name in denied)
        {
            if (!answers.Always(native, name.Text, action => action.Denies)
                || allowed.FirstOrDefault(group => Needs(group, name.Text, native, policy)) is not { } group)
            {
                continue;
            }

            Group? floor = s_floor.Select(operation => GroupTable.TryGet(operation, out Group? found) ? found : null).OfType<Group>()
                .FirstOrDefault(operation => Needs(operation, name.Text, native, policy));
            string feature = FirstSentence((floor ?? group).Summary);
            yield return Finding.Of(
                FindingKinds.TakenFromGroup, name.Place, $"'{name.Text}'", $"though {group.Name} is allowed and needs it",
                char.ToLowerInvariant(feature[0]) + feature.Substring(1), "remove the denial, or allow less than the group", PolicyLinter.Where(bound)) with
            {
                // A filter for one thread may mean that it starts no others.
                Severity = floor is null || name.Text == "clone" ? Severity.Info : Severity.Warning,
                Mend = new Mend.DropNames(ImmutableEquatableArray.Of(name.Text)),
            };
        }
    }

    private static string FirstSentence(string text) => text.Split(new[] { ". " }, System.StringSplitOptions.None)[0].TrimEnd('.');

    private static bool Needs(Group group, string name, BoundAbi abi, Policy policy) =>
        group.Expand(abi.Abi, policy.Groups).Any(rule =>
            rule.Syscall == name && rule.Answer is null && (rule.Condition is null || s_neededByAll.Contains(name)));
}
