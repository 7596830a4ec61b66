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

    /// <summary>Rules as they are reported.</summary>
    public static ImmutableEquatableArray<BoundRule> Of(
        List<BoundRule> rules, Abi abi, ReportedAnswers reported) => reported == ReportedAnswers.None
            ? rules.ToImmutableEquatableArray()
            : rules.Select(rule => rule with { Action = Of(rule.Action, abi, reported) }).ToImmutableEquatableArray();
}
