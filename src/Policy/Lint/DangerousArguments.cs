using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does a condition of an allowlist name the very value with which a call undoes the filter?</summary>
/// <remarks>Only values that are compared with for themselves: who allows a range, or all but some, has not chosen this one.</remarks>
internal static class DangerousArguments
{
    private static readonly Lazy<DangerousArgument[]> s_rows = new(() =>
    [
        .. DataFile.Lines("dangerous-arguments.tsv").Skip(1).Select(line => line.Split('\t')).Select(cells => new DangerousArgument(
            cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3] == "warning" ? Severity.Warning : Severity.Info, cells[4])),
    ]);

    /// <summary>The table.</summary>
    internal static IReadOnlyList<DangerousArgument> All => s_rows.Value;

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        if (policy.DefaultAction.LetsTheCallThrough)
            yield break;
        BoundAbi native = bound.Abis[0];
        HashSet<DangerousArgument> said = [];
        foreach (Rule rule in policy.Rules.Where(rule => rule is { Action.LetsTheCallThrough: true, Condition: not null, Justification: not { IsWritten: true } }))
        {
            foreach (NameReference name in rule.Names.Where(name => SyscallTable.TryGetNumber(native.Abi, name.Text, out _)))
            {
                foreach (DangerousArgument row in All.Where(row => row.Syscall == name.Text))
                {
                    if (Names(ConditionBinder.Bind(rule.Condition!, native.Abi, name.Text, policy.Width, []), row, native, answers) && said.Add(row))
                    {
                        yield return Finding.Of(
                            FindingKinds.DangerousAllow, name.Place, $"'{row.Syscall}' with {row.Constant}", row.Why, DangerousAllows.RemedyFor(rule)) with
                        {
                            Severity = rule.Justification is null ? row.Severity : Severity.Info,
                            Mend = new Mend.Justify(),
                        };
                    }
                }
            }
        }
    }

    /// <summary>Whether a condition compares with the value for itself, and the policy then allows such a call.</summary>
    private static bool Names(BoundCondition condition, DangerousArgument row, BoundAbi abi, Answers answers) =>
        Constants.TryGet(abi.Abi, row.Constant, out ulong value)
        && condition.Tests.FirstOrDefault(test => test.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual && test.Index == row.Index && test.Value == value && IsWhole(test)) is { } test
        && answers.Meet(answers.Both(answers.CallsOf(condition), answers.CallsOf(test with { Operator = ComparisonOperator.Equal })), answers.CallsWith(abi, row.Syscall, action => action == SyscallAction.Allow));

    private static bool IsWhole(BoundCondition.Test test) => (test.Mask & uint.MaxValue) == uint.MaxValue;
}

/// <summary>A value of an argument with which a call undoes a filter.</summary>
internal sealed record DangerousArgument(string Syscall, int Index, string Constant, Severity Severity, string Why);
