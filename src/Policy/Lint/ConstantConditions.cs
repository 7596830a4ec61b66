using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does each condition, and each part of one, ask anything?</summary>
/// <remarks>
/// Only what goes for every syscall of the rule on every ABI of the policy is said: a rule for several calls may well
/// have a part that matters to one of them. Single comparisons that the binder has found wanting are its matter.
/// </remarks>
internal static class ConstantConditions
{
    /// <summary>More syscalls are summed up.</summary>
    private const int MaxNamesSaid = 3;

    public static IEnumerable<Finding> Check(Policy policy, string where, CancellationToken cancellationToken)
    {
        ConditionTruth? truth = null;
        foreach (Rule rule in policy.Rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rule.Condition is null)
                continue;
            List<(Abi Abi, string Name)> calls = CallsOf(rule, policy);
            truth ??= new ConditionTruth(cancellationToken);
            if (calls.Count > 0 && ConstantIn(rule.Condition, calls, policy, truth) is { } constant)
                yield return Describe(rule, constant.Part, constant.Holds, where);
        }
    }

    private static List<(Abi Abi, string Name)> CallsOf(Rule rule, Policy policy) =>
    [
        .. policy.Abis.SelectMany(abi => rule.Names
            .Where(name => !name.IsGroup && SyscallTable.TryGetNumber(abi, name.Text, out _))
            .Select(name => (abi, name.Text))),
    ];

    /// <summary>The first part, the whole before its parts, that holds always or never.</summary>
    private static (Condition Part, bool Holds)? ConstantIn(
        Condition condition, List<(Abi Abi, string Name)> calls, Policy policy, ConditionTruth truth)
    {
        if (HoldsAlways(condition, calls, policy, truth) is { } holds)
            return (condition, holds);
        IEnumerable<Condition> parts = condition switch
        {
            Condition.All all => all.Terms.Where(term => !IsBoundOfRange(term, all.Terms)),
            Condition.Any any => any.Terms,
            Condition.Not not => [not.Term],
            _ => [],
        };
        return parts.Select(part => ConstantIn(part, calls, policy, truth)).FirstOrDefault(constant => constant is not null);
    }

    /// <summary>
    /// Whether a comparison is half of <c>size in 0..4096</c>: who writes a range has to write both ends. The halves have
    /// their argument at one place.
    /// </summary>
    private static bool IsBoundOfRange(Condition term, IEnumerable<Condition> siblings) =>
        term is Condition.Compare { Operator: ComparisonOperator.GreaterOrEqual or ComparisonOperator.LessOrEqual, Argument.Place: { IsNone: false } place }
        && siblings.OfType<Condition.Compare>().Any(other =>
            !ReferenceEquals(other, term) && other.Argument.Place.Path == place.Path && other.Argument.Place.Range == place.Range);

    private static bool? HoldsAlways(
        Condition condition, List<(Abi Abi, string Name)> calls, Policy policy, ConditionTruth truth)
    {
        bool? common = null;
        var findings = new List<Finding>();
        foreach ((Abi abi, string name) in calls)
        {
            BoundCondition bound = ConditionBinder.Bind(condition, abi, name, policy.Width, findings);
            if (findings.Count > 0 || truth.Of(bound) is not { } holds || (common is { } before && before != holds))
                return null;
            common = holds;
        }

        return common;
    }

    private static Finding Describe(Rule rule, Condition part, bool holds, string where)
    {
        string names = string.Join(", ", rule.Names.Take(MaxNamesSaid).Select(name => name.Text))
            + (rule.Names.Count > MaxNamesSaid ? ", …" : "");
        string effect = (ReferenceEquals(part, rule.Condition), holds) switch
        {
            (true, true) => "the rule decides every call",
            (true, false) => "the rule decides no call",
            _ => "this part of the condition decides nothing",
        };
        Place place = PlaceOf(part);
        return Finding.Of(
            holds ? FindingKinds.ConditionAlwaysHolds : FindingKinds.ConditionNeverHolds,
            place.IsNone ? rule.Place : place,
            Quotation.Of(ConditionPrinter.Print(part)), names, effect, where);
    }

    /// <summary>Where its first comparison is.</summary>
    private static Place PlaceOf(Condition condition) => condition switch
    {
        Condition.All { Terms.Count: > 0 } all => PlaceOf(all.Terms[0]),
        Condition.Any { Terms.Count: > 0 } any => PlaceOf(any.Terms[0]),
        Condition.Not not => PlaceOf(not.Term),
        Condition.Compare compare => compare.Argument.Place,
        _ => Place.None,
    };
}
