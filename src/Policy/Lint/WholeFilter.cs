using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does the filter do anything, and does it let anything through?</summary>
internal static class WholeFilter
{
    private const int MostNamed = 3;

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound)
    {
        IEnumerable<SyscallAction> actions = bound.Abis
            .SelectMany(abi => abi.Rules)
            .Where(rule => rule.Condition is null || !rule.Condition.Equals(BoundCondition.False))
            .Select(rule => rule.Action)
            .Concat([policy.DefaultAction]);

        if (actions.All(action => action == SyscallAction.Allow))
            yield return Of(FindingKinds.FilterDoesNothing);
        else if (actions.All(action => action.Denies))
            yield return Of(FindingKinds.FilterDeniesEverything);

        Finding Of(FindingKind kind) => Finding.Of(
            kind, policy.Place, policy.DefaultAction.ToString(), WhatIsNotThere(policy, bound.Abis[0].Abi), PolicyLinter.Where(bound));
    }

    /// <summary>The usual reason: the rules name old calls that newer architectures never had.</summary>
    private static string WhatIsNotThere(Policy policy, Abi native)
    {
        string[] absent =
        [
            .. policy.Rules.SelectMany(rule => rule.Names).Select(name => name.Text)
                .Where(name => SyscallTable.IsKnown(name) && !SyscallTable.TryGetNumber(native, name, out _)).Distinct().Take(MostNamed)
                .Select(name => Successors.Find(native, name) is { } successor ? $"'{name}' (programs call '{successor}')" : $"'{name}'"),
        ];
        return absent.Length == 0 ? "" : $", since {native.Name} has no {string.Join(", ", absent)}";
    }
}
