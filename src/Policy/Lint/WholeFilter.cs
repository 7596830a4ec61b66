using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does the filter do anything, and does it let anything through?</summary>
internal static class WholeFilter
{
    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound)
    {
        IEnumerable<SyscallAction> actions = bound.Abis
            .SelectMany(abi => abi.Rules)
            .Where(rule => rule.Condition is null || !rule.Condition.Equals(BoundCondition.False))
            .Select(rule => rule.Action)
            .Concat([policy.DefaultAction]);

        if (actions.All(action => action == SyscallAction.Allow))
            yield return Finding.Of(FindingKinds.FilterDoesNothing, policy.Place, policy.DefaultAction.ToString());
        else if (actions.All(action => action.Denies))
            yield return Finding.Of(FindingKinds.FilterDeniesEverything, policy.Place, policy.DefaultAction.ToString());
    }
}
