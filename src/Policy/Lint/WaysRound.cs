using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Where a policy lets through what no rule names: can a call that a rule denies be had in another way?</summary>
/// <remarks>
/// A way counts only when every call of it is let through: who denies some of them has thought of it. ENOSYS denies nothing,
/// but sends programs to another call.
/// </remarks>
internal static class WaysRound
{
    private const int MostNamed = 4;

    /// <summary>What programs need for other things, too: to be denied with a condition, which only the author knows.</summary>
    private static readonly HashSet<string> s_needed = ["clone", "fork", "ipc", "mmap", "mmap2", "mprotect", "socketcall", "tgkill", "vfork"];

    /// <summary>What few programs miss: can be denied altogether where only some calls of the other one are.</summary>
    private static readonly HashSet<string> s_dispensable = ["execveat", "io_uring_setup", "pkey_mprotect", "setns", "unshare"];

    private static readonly Lazy<ILookup<string, Row>> s_rows = new(() => DataFile.Lines("ways-round.tsv").Skip(1)
        .Select(line => line.Split('\t'))
        .SelectMany(cells => cells[0].Split(' ').Select(call => (call, Row: new Row(cells[1].Split(' '), Read(cells[2]), cells[3]))))
        .ToLookup(one => one.call, one => one.Row, StringComparer.Ordinal));

    /// <summary>Ways to do what a call does.</summary>
    /// <param name="Ways">Each a call, or several with + between them.</param>
    /// <param name="When">Only if a call for which this holds is denied; null for any.</param>
    /// <param name="Why">The end of the message.</param>
    private sealed record Row(string[] Ways, Condition? When, string Why);

    /// <summary>Every name in the table, once.</summary>
    internal static IEnumerable<string> Names => s_rows.Value
        .SelectMany(rows => rows.SelectMany(row => row.Ways.SelectMany(way => way.Split('+'))).Append(rows.Key)).Distinct();

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        if (!policy.DefaultAction.LetsTheCallThrough)
            return [];
        List<Finding> findings = [.. ForeignAbis(policy, bound)];
        HashSet<(string Name, string Ways)> said = [];
        foreach (BoundAbi abi in bound.Abis)
        {
            var open = NamesDenied(policy, abi.Abi)
                .Select(name => (Name: name, Ways: OpenWays(name.Text, abi, policy, answers)))
                .Where(one => one.Ways.Count > 0 && said.Add((one.Name.Text, Names(one.Ways))))
                .GroupBy(one => Names(one.Ways));
            foreach (var alike in open)
            {
                findings.Add(Finding.Of(
                    FindingKinds.WayRound, alike.First().Name.Place, Quotation.List(alike.Select(one => one.Name.Text), MostNamed),
                    alike.Key, string.Join("; ", alike.First().Ways.Select(way => way.Why).Distinct()), " on " + abi.Abi.Name) with
                {
                    Mend = Close([.. alike.First().Ways.Select(way => way.Way.Split('+')[0]).Distinct()], alike.First().Name, policy, abi, answers),
                });
            }
        }

        return findings;

        static string Names(IEnumerable<(string Way, string Why)> ways) => Quotation.List(ways.Select(way => way.Way), MostNamed);
    }

    /// <summary>
    /// The ways get what the call gets; those that libc tries first, ENOSYS. Of a way of several calls the first one is enough.
    /// Null where that would take more from the program than its author meant to.
    /// </summary>
    private static Mend? Close(string[] ways, NameReference denied, Policy policy, BoundAbi abi, Answers answers)
    {
        bool isWhole = answers.Always(abi, denied.Text, action => action.Denies);
        if (ways.Any(way => !CutOffFallbacks.Has(way) && (isWhole ? s_needed.Contains(way) : !s_dispensable.Contains(way))))
            return null;
        SyscallAction action = policy.Rules.First(rule => rule.Names.Any(name => ReferenceEquals(name, denied))).Action;
        bool goesOn = !isWhole || action.Kind == ActionKind.Errno;
        return new Mend.Answer(ways
            .Select(way => new SyscallAnswer(way, CutOffFallbacks.Has(way) && goesOn ? SyscallAction.Errno(abi.Abi.Enosys) : action))
            .ToImmutableEquatableArray());
    }

    /// <summary>Other ABIs of the machine have all calls, under numbers of their own.</summary>
    private static IEnumerable<Finding> ForeignAbis(Policy policy, BoundPolicy bound)
    {
        string[] others =
        [
            .. Target.Serving(bound.Abis[0].Abi).Family.Where(abi => bound.Abis.All(covered => covered.Abi != abi)).Select(abi => abi.Name),
        ];
        if (policy.ForeignAbiAction.LetsTheCallThrough && others.Length > 0 && policy.Rules.Any(rule => rule.Action.Denies))
        {
            yield return Finding.Of(
                FindingKinds.ForeignAbisOpen, policy.Place, string.Join(", ", others), policy.ForeignAbiAction.ToString(), PolicyLinter.Where(bound));
        }
    }

    /// <summary>What rules deny by name, each once.</summary>
    private static IEnumerable<NameReference> NamesDenied(Policy policy, Abi abi) => policy.Rules
        .Where(rule => rule.Action.Denies && rule.Action != SyscallAction.Errno(abi.Enosys))
        .SelectMany(rule => rule.Names)
        .GroupBy(name => name.Text).Select(alike => alike.First());

    private static List<(string Way, string Why)> OpenWays(string name, BoundAbi abi, Policy policy, Answers answers)
    {
        List<(string, string)> open = [];
        if (!s_rows.Value.Contains(name)
            || answers.CallsWith(abi, name, action => action.Denies) is not { } denied || denied == DecisionDiagrams.False)
        {
            return open;
        }

        foreach (Row row in s_rows.Value[name])
        {
            if (row.When is not null && !answers.Meet(denied, answers.CallsOf(ConditionBinder.Bind(row.When, abi.Abi, name, policy.Width, []))))
                continue;
            open.AddRange(row.Ways
                .Where(way => way != name && way.Split('+').All(call => answers.Always(abi, call, action => action.LetsTheCallThrough)))
                .Select(way => (way, row.Why)));
        }

        return open;
    }

    private static Condition? Read(string text) =>
        text.Length == 0 ? null : ConditionParser.Parse(text, _ => default).Condition ?? throw new InvalidOperationException(text);
}
