using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>Answers of which the process is to be told, as Trap: its data says what then becomes of the call.</summary>
/// <remarks>
/// Data of 0 ends the process, as KillProcess would; an errno is the answer. Which rule decides a call does not change by
/// it: a kill comes before every errno in both forms.
/// </remarks>
internal static class ReportedActions
{
    /// <summary>
    /// Calls that are made while every signal is blocked, or in a child that has lost the handler: .NET's fork and exec, and
    /// glibc's starting of threads and sending of signals. A Trap would be their death, and the kernel's log would not have it.
    /// </summary>
    private static readonly string[] s_unseen = ["clone", "clone3", "execve", "execveat", "fork", "tgkill", "vfork"];

    /// <summary>An action as it is reported.</summary>
    /// <remarks>
    /// ENOSYS denies nothing: programs ask by it whether there is such a call, glibc so while it blocks every signal.
    /// Errno 0 has no other form.
    /// </remarks>
    public static SyscallAction Of(SyscallAction action, Abi abi, ReportedAnswers reported) => action.Kind switch
    {
        ActionKind.KillProcess or ActionKind.KillThread when reported >= ReportedAnswers.Kills => SyscallAction.Trap(),
        ActionKind.Errno when reported == ReportedAnswers.Denials && action.Data != 0 && action.Data != abi.Enosys =>
            SyscallAction.Trap(action.Data),
        _ => action,
    };

    /// <summary>The rules of an ABI as they are reported.</summary>
    /// <param name="rules">The rules as they are written.</param>
    /// <param name="abi">The ABI.</param>
    /// <param name="policy">The policy.</param>
    public static ImmutableEquatableArray<BoundRule> Of(List<BoundRule> rules, Abi abi, Policy policy)
    {
        if (policy.Reported == ReportedAnswers.None)
            return rules.ToImmutableEquatableArray();
        HashSet<uint> unseen = [];
        foreach (string name in s_unseen)
        {
            if (SyscallTable.TryGetNumber(abi, name, out uint number))
                unseen.Add(number);
        }

        return rules.Select(rule => unseen.Contains(rule.Number) ? rule : rule with { Action = Of(rule.Action, abi, policy.Reported) })
            .Concat(policy.LogsInsteadOfDefault ? [] : unseen.OrderBy(number => number).SelectMany(number => Otherwise(number, rules, policy.DefaultAction)))
            .ToImmutableEquatableArray();
    }

    /// <summary>The default action as a rule of one number, for when no other rule of it holds.</summary>
    private static IEnumerable<BoundRule> Otherwise(uint number, List<BoundRule> rules, SyscallAction defaultAction)
    {
        BoundRule[] ofNumber = [.. rules.Where(rule => rule.Number == number)];
        if (ofNumber.Any(rule => rule.Condition is null))
            return [];
        BoundCondition? condition = ofNumber.Length == 0
            ? null
            : new BoundCondition.Not(new BoundCondition.Any(ofNumber.Select(rule => rule.Condition!).ToImmutableEquatableArray()));
        return [new BoundRule(number, condition, defaultAction, FromGroup: true)];
    }
}
