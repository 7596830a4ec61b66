using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>A policy in numbers, and what was found on the way.</summary>
/// <param name="Policy">The policy; what could not be bound is left out and is among the findings.</param>
/// <param name="Findings">In the order of the rules.</param>
public sealed record BindingResult(BoundPolicy Policy, ImmutableEquatableArray<Finding> Findings);

/// <summary>Turns names into numbers and conditions into tests of registers, ABI by ABI.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class PolicyBinder
{
    /// <summary>Binds a policy to the numbers of its ABIs.</summary>
    /// <exception cref="System.OperationCanceledException">The caller no longer wants the result.</exception>
    public static BindingResult Bind(Policy policy, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        NameCheck.Run(policy, findings, cancellationToken);

        var abis = new List<BoundAbi>(policy.Abis.Count);
        foreach (Abi abi in policy.Abis)
        {
            var rules = new List<BoundRule>();
            var groups = new GroupRules(policy, abi);
            var variables = new VariableUses();
            var multiplexed = new MultiplexedRules(policy, abi, variables);
            foreach (Rule rule in policy.Rules)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (policy.Resolution == RuleResolution.Runc && rule.Action == policy.DefaultAction)
                    continue;
                foreach (NameReference name in rule.Names)
                {
                    if (name.IsGroup)
                        groups.Add(rule, name, multiplexed, rules, findings);
                    else
                        BindName(policy, abi, rule, name, multiplexed, variables, rules, findings);
                }
            }

            rules.AddRange([.. groups.Answers(rules)]);
            abis.Add(new BoundAbi(abi, AbiDomain.Of(abi, policy), ReportedActions.Of(rules, abi, policy), UnknownNumbers.Of(abi, policy))
            {
                UnknownAction = policy.UnknownAction ?? SyscallAction.Errno(abi.Enosys),
            });
        }

        var bound = new BoundPolicy
        {
            Abis = abis.ToImmutableEquatableArray(),
            DefaultAction = policy.LogsInsteadOfDefault ? SyscallAction.Log : ReportedActions.Of(policy.DefaultAction, policy.Abis[0], policy.Reported),
            ForeignAbiAction = ReportedActions.Of(policy.ForeignAbiAction, policy.Abis[0], policy.Reported),
            Resolution = policy.Resolution,
        };
        return new BindingResult(bound, findings.EachOnce());
    }

    private static void BindName(
        Policy policy, Abi abi, Rule rule, NameReference name, MultiplexedRules multiplexed, VariableUses variables,
        List<BoundRule> rules, List<Finding> findings)
    {
        BoundCondition? condition = rule.Condition is null ? null : BoundCondition.False;
        if (SyscallTable.TryGetNumber(abi, name.Text, out uint number))
        {
            if (rule.Condition is not null)
                condition = ConditionBinder.Bind(rule.Condition, abi, name.Text, policy.Width, variables, findings);
            rules.Add(new BoundRule(number, condition, rule.Action, FromGroup: false));
        }

        if (policy.ExpandMultiplexers)
            Multiplexer.AddRuleOfLibseccomp(policy, abi, rule, name.Text, rules, findings);
        else
            multiplexed.Add(name.Text, (condition, rule.Action, FromGroup: false), name.Place, rules, findings);
    }
}
