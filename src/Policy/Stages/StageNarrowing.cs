using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Stages;

/// <summary>Does a later stage answer anything more mildly than the earlier one, which it cannot?</summary>
/// <remarks>
/// Only what its author has written is looked at: rules, and not the default action, which a list of denied calls leaves
/// at Allow; nor what groups answer by themselves.
/// </remarks>
internal sealed class StageNarrowing(StageDiagrams stages)
{
    public IEnumerable<Finding> Check(CancellationToken cancellation)
    {
        foreach (Rule rule in stages.Later.Policy.Rules)
        {
            foreach (NameReference name in rule.Names)
            {
                cancellation.ThrowIfCancellationRequested();
                if (FirstWidening(rule, name) is { } finding)
                    yield return finding;
            }
        }
    }

    private Finding? FirstWidening(Rule rule, NameReference name)
    {
        foreach (BoundAbi abi in stages.Later.Bound.Abis)
        {
            foreach (uint number in Numbers(abi.Abi, name))
            {
                int matches = Matches(rule, name, abi.Abi);
                foreach (PolicyMap.Verdict here in stages.InLater(abi.Abi.AuditArch, number))
                {
                    if (here.ReturnValue != rule.Action.ReturnValue)
                        continue;
                    foreach (PolicyMap.Verdict there in stages.InEarlier(abi.Abi.AuditArch, number))
                    {
                        int calls = stages.Diagrams.And(matches, stages.Diagrams.And(here.Guard, there.Guard));
                        if (StageDiagrams.IsStricter(there, here) && calls != DecisionDiagrams.False)
                            return Widening(rule, name, there, Example(abi.Abi, number, calls));
                    }
                }
            }
        }

        return null;
    }

    private Finding Widening(Rule rule, NameReference name, PolicyMap.Verdict there, string example) => Finding.Of(
        FindingKinds.StageWidens, name.Place, name.Text, rule.Action.ToString(),
        SyscallAction.FromReturnValue(there.ReturnValue).ToString(), stages.Earlier.Name, example);

    private IEnumerable<uint> Numbers(Abi abi, NameReference name)
    {
        if (name.IsGroup)
            return GroupRules.Numbers(stages.Later.Policy, abi, name.Text).Distinct().OrderBy(number => number);
        return SyscallTable.TryGetNumber(abi, name.Text, out uint number) ? [number] : [];
    }

    /// <summary>The calls that the rule itself speaks of; of a group's members, all.</summary>
    private int Matches(Rule rule, NameReference name, Abi abi) => rule.Condition is null || name.IsGroup
        ? DecisionDiagrams.True
        : stages.Conditions.Draw(ConditionBinder.Bind(
            rule.Condition, abi, name.Text, stages.Later.Policy.Width, new List<Finding>()));

    private string Example(Abi abi, uint number, int calls)
    {
        string syscall = SyscallTable.TryGetName(abi, number, out string? known)
            ? known : number.ToString(CultureInfo.InvariantCulture);
        if (calls == DecisionDiagrams.True)
            return $"every call of {syscall} on {abi.Name}";
        SeccompData call = CallExample.Of(stages.Diagrams, calls);
        IEnumerable<string> arguments = Prototypes.TryGet(abi, syscall, out Prototype? prototype)
            ? prototype.Parameters.Select((parameter, i) => $"{parameter.Name}: {Numerals.Hex(call.Args[i])}")
            : call.Args.Select(Numerals.Hex);
        return $"for example {syscall}({string.Join(", ", arguments)}) on {abi.Name}";
    }
}
