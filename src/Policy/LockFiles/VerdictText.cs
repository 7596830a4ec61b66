using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>What a policy decides about one syscall, as a line of text.</summary>
/// <remarks>
/// Completely: which arguments a condition looks at, and how many of their bits, stands behind it, because names and
/// declarations are those of a table that may change.
/// </remarks>
internal static class VerdictText
{
    /// <summary>Such as <c>ALLOW if fd == 1; else KILL_PROCESS (fd is args[0], 32 bits)</c>.</summary>
    public static string Of(Abi abi, uint number, Decision decision)
    {
        (List<(BoundCondition Condition, SyscallAction Action)> cases, SyscallAction otherwise) = Merge(decision);
        if (cases.Count == 0)
            return otherwise.ToString();
        var names = ArgumentNames.For(abi, number, cases.SelectMany(one => ConditionText.Arguments(one.Condition)));
        IEnumerable<string> texts = cases
            .Select(one => $"{one.Action} if {ConditionText.Of(one.Condition, names)}")
            .Append($"else {otherwise}");
        return $"{string.Join("; ", texts)} ({names.Legend})";
    }

    /// <summary>Without cases that never hold or decide nothing; neighbours with one action are one.</summary>
    private static (List<(BoundCondition Condition, SyscallAction Action)> Cases, SyscallAction Otherwise) Merge(Decision decision)
    {
        var cases = new List<(BoundCondition Condition, SyscallAction Action)>();
        SyscallAction otherwise = decision.Otherwise;
        foreach (DecisionCase one in decision.Cases)
        {
            BoundCondition condition = PlainCondition.Of(one.Condition);
            if (condition.Equals(BoundCondition.False))
                continue;
            if (cases.Count > 0 && cases[cases.Count - 1] is var before && before.Action == one.Action)
                cases[cases.Count - 1] = (PlainCondition.Of(new BoundCondition.Any(ImmutableEquatableArray.Of(before.Condition, condition))), one.Action);
            else
                cases.Add((condition, one.Action));
            if (!cases[cases.Count - 1].Condition.Equals(BoundCondition.True))
                continue;
            otherwise = one.Action;
            break;
        }

        while (cases.Count > 0 && cases[cases.Count - 1].Action == otherwise)
            cases.RemoveAt(cases.Count - 1);
        return (cases, otherwise);
    }
}
