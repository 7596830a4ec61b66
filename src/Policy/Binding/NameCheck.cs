using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>Are the syscalls that a policy names really there?</summary>
internal static class NameCheck
{
    /// <summary>Who misspells more names than these is helped by no list of suggestions, and waits for each.</summary>
    public const int MostSuggestions = 200;

    public static void Run(Policy policy, List<Finding> findings, CancellationToken cancellationToken)
    {
        int unknown = 0;
        foreach (Rule rule in policy.Rules)
        {
            foreach (NameReference name in rule.Names)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (name.IsGroup)
                {
                    findings.AddRange(CheckGroup(policy, rule, name));
                    continue;
                }

                List<Abi> here = [.. policy.Abis.Where(abi => SyscallTable.TryGetNumber(abi, name.Text, out _))];
                if (here.Count == 0 && policy.Abis.Any(abi => Multiplexer.Covers(abi, name.Text)))
                    continue;
                if (!SyscallTable.IsKnown(name.Text))
                    findings.Add(Unknown(policy, rule, name, ++unknown <= MostSuggestions));
                else if (here.Count == 0)
                    findings.Add(NotHere(policy, name));
                else if (here.All(abi => SyscallTable.IsStub(abi, name.Text)))
                    findings.Add(Finding.Of(FindingKinds.RetiredSyscall, name.Place, name.Text, Names(here)));
            }
        }
    }

    private static IEnumerable<Finding> CheckGroup(Policy policy, Rule rule, NameReference name)
    {
        if (!GroupTable.TryGet(name.Text, out _))
        {
            string? nearest = Spelling.Nearest(name.Text, GroupTable.Groups.Select(group => group.Name));
            string hint = nearest is null ? "docs/groups.md lists them" : $"did you mean '{nearest}'?";
            yield return Finding.Of(FindingKinds.UnknownGroup, name.Place, name.Text, hint) with { Replacement = nearest };
            yield break;
        }

        if (rule.Condition is not null)
            yield return Finding.Of(FindingKinds.ConditionOnGroup, name.Place, name.Text);
        foreach (Abi abi in policy.Abis.Where(abi => !abi.RunsDotNet))
            yield return Finding.Of(FindingKinds.GroupNotOnAbi, name.Place, name.Text, abi.Name);
    }

    private static Finding Unknown(Policy policy, Rule rule, NameReference name, bool suggest)
    {
        string? nearest = suggest ? Spelling.Nearest(name.Text, SyscallTable.Names) : null;
        string hint = Spelling.Hint(nearest);
        bool losesRestriction = rule.Action.CompareTo(policy.DefaultAction) < 0;
        return Finding.Of(FindingKinds.UnknownSyscall, name.Place, Quotation.Of(name.Text), hint) with
        {
            Replacement = nearest,
            Severity = policy.UnknownNames switch
            {
                UnknownNames.Skip => Severity.Warning,
                UnknownNames.SkipWhereStricter when !losesRestriction => Severity.Warning,
                _ => Severity.Error,
            },
        };
    }

    private static Finding NotHere(Policy policy, NameReference name) => Finding.Of(
        FindingKinds.SyscallNotOnTarget, name.Place, name.Text, Names(policy.Abis),
        Names(Abi.All.Where(abi => SyscallTable.TryGetNumber(abi, name.Text, out _))),
        Successors.Find(policy.Abis[0], name.Text) is { } successor ? $": programs call '{successor}' instead" : "");

    private static string Names(IEnumerable<Abi> abis) => string.Join(", ", abis.Select(abi => abi.Name));
}
