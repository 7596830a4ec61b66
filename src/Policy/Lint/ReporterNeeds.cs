using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>What the reporter may call when a filter has stopped a call.</summary>
[Flags]
public enum ReporterCalls
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>prctl(PR_GET_NAME)</c>, for the name of the thread.</summary>
    GetThreadName = 1,

    /// <summary><c>gettid</c>, for its id.</summary>
    GetThreadId = 2,

    /// <summary><c>write(2, …)</c>, for the line itself.</summary>
    Write = 4,
}

/// <summary>Does a filter let the reporter make its calls? One that it stops would be the reporter's end.</summary>
public static class ReporterNeeds
{
    private const ulong StandardError = 2;
    private const ulong GetName = 16; // PR_GET_NAME

    /// <summary>The calls that a policy lets through on its native ABI, whatever their other arguments are.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static ReporterCalls LetThrough(BoundPolicy policy, CancellationToken cancellationToken)
    {
        var calls = ReporterCalls.None;
        if (LetsThrough(policy, "write", StandardError, cancellationToken))
            calls |= ReporterCalls.Write;
        if (LetsThrough(policy, "prctl", GetName, cancellationToken))
            calls |= ReporterCalls.GetThreadName;
        if (LetsThrough(policy, "gettid", null, cancellationToken))
            calls |= ReporterCalls.GetThreadId;
        return calls;
    }

    internal static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, CancellationToken cancellationToken)
    {
        if (policy.Reported != ReportedAnswers.None && !LetsThrough(bound, "write", StandardError, cancellationToken))
            yield return Finding.Of(FindingKinds.ReporterSilenced, policy.Place, PolicyLinter.Where(bound));
    }

    private static bool LetsThrough(BoundPolicy policy, string syscall, ulong? first, CancellationToken cancellationToken)
    {
        if (!SyscallTable.TryGetNumber(policy.Abis[0].Abi, syscall, out uint number))
            return false;
        BoundCondition? calls = first is { } value
            ? new BoundCondition.Test(0, ArgumentWidth.Word, uint.MaxValue, ComparisonOperator.Equal, value)
            : null;
        try
        {
            return CallAnswers.Of(policy, number, calls, cancellationToken).All(action => action.LetsTheCallThrough);
        }
        catch (UndecidedException)
        {
            return false;
        }
    }
}
