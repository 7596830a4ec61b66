using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Lint;

/// <summary>Finds what is surprising about a policy as a whole.</summary>
/// <remarks>Pure and thread-safe. Each family of findings is a file beside this one.</remarks>
public static class PolicyLinter
{
    /// <summary>The findings about a policy; the bound form says what its names and conditions came to.</summary>
    /// <exception cref="System.OperationCanceledException">The caller no longer wants the result.</exception>
    public static ImmutableEquatableArray<Finding> Lint(Policy policy, BoundPolicy bound, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        findings.AddRange(WholeFilter.Check(policy, bound));
        bool isOfUse = findings.Count == 0;
        cancellationToken.ThrowIfCancellationRequested();
        findings.AddRange(ConstantConditions.Check(policy, Where(bound), cancellationToken));
        findings.AddRange(Essentials.Check(policy, bound));
        findings.AddRange(ReporterNeeds.Check(policy, bound, cancellationToken));
        var answers = new Answers(bound, cancellationToken);
        findings.AddRange(WaysRound.Check(policy, bound, answers));
        findings.AddRange(UnfitActions.Check(policy));
        findings.AddRange(CutOffFallbacks.Check(policy, bound, answers));
        // Where no rule does anything, each of them is no news.
        if (isOfUse)
            findings.AddRange(RuleConflicts.Check(policy, bound, answers, cancellationToken));
        findings.AddRange(FlagConditions.Check(policy, bound, answers));
        findings.AddRange(TakenFromGroups.Check(policy, bound, answers));
        findings.AddRange(TakenFromProcess.Check(policy, bound, answers));
        findings.AddRange(Companions.Check(policy, bound, answers));
        findings.AddRange(DangerousAllows.Check(policy, bound, answers));
        findings.AddRange(DangerousArguments.Check(policy, bound, answers));
        return findings.EachOnce();
    }

    /// <summary>The last argument of findings about one target.</summary>
    internal static string Where(BoundPolicy bound) => " on " + bound.Abis[0].Abi.Name;
}
