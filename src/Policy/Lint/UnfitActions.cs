using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an action do in a process of many threads, with nobody beside it, what its name promises?</summary>
internal static class UnfitActions
{
    public static IEnumerable<Finding> Check(Policy policy)
    {
        // The reporter turns these into the end of the process.
        if (policy.Reported == ReportedAnswers.None)
        {
            foreach (Use use in Uses(policy, action => action.Kind == ActionKind.KillThread))
                yield return Of(FindingKinds.KillEndsThread, use) with { Mend = new Mend.Act(SyscallAction.KillProcess) };
            foreach (Use use in Uses(policy, action => action.Kind == ActionKind.Trap).Take(1))
                yield return Of(FindingKinds.TrapWithoutHandler, use);
        }

        foreach (Use use in Uses(policy, action => action.Kind == ActionKind.Trace).Take(1))
            yield return Of(FindingKinds.TraceWithoutTracer, use);
        if (!policy.HasListener)
        {
            foreach (Use use in Uses(policy, action => action.Kind == ActionKind.Notify).Take(1))
                yield return Of(FindingKinds.NotifyWithoutListener, use);
        }

        foreach (Use use in Uses(policy, action => action == SyscallAction.Errno(0)))
        {
            yield return Of(FindingKinds.SuccessFaked, use with { Place = use.ErrnoPlace.IsNone ? use.Place : use.ErrnoPlace }) with
            {
                Mend = new Mend.Act(SyscallAction.Errno(Errno.EPERM)),
            };
        }
    }

    private static Finding Of(FindingKind kind, Use use) => Finding.Of(kind, use.Place, use.Subject);

    /// <summary>An action where it stands.</summary>
    private readonly record struct Use(string Subject, Place Place, Place ErrnoPlace);

    private static IEnumerable<Use> Uses(Policy policy, Func<SyscallAction, bool> isMeant)
    {
        if (isMeant(policy.DefaultAction) && !policy.LogsInsteadOfDefault)
            yield return new Use("a call that no rule names", policy.Place, Place.None);
        foreach (Rule rule in policy.Rules.Where(rule => isMeant(rule.Action)))
            yield return new Use(Quotation.List(rule.Names.Select(name => name.Text), 2), rule.ActionPlace, rule.ErrnoPlace);
    }
}
