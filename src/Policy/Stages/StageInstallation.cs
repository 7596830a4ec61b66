using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Stages;

/// <summary>Does a stage let the calls through that installing the next one takes?</summary>
internal sealed class StageInstallation(StageDiagrams stages)
{
    public IEnumerable<Finding> Check(Place place)
    {
        // The process makes them by its native ABI.
        Abi native = stages.Later.Bound.Abis[0].Abi;
        foreach (InstallCall call in InstallCall.Of(stages.Later.Bound))
        {
            if (SyscallTable.TryGetNumber(native, call.Syscall, out uint number)
                && FirstRefusal(native, number, call) is { } refusal)
            {
                yield return Finding.Of(
                    FindingKinds.StageCannotBeInstalled, place, stages.Later.Name, stages.Earlier.Name, call.Text,
                    refusal.ToString(), native.Name, Remedy(call));
            }
        }
    }

    private SyscallAction? FirstRefusal(Abi native, uint number, InstallCall call)
    {
        int made = Made(call);
        foreach (PolicyMap.Verdict verdict in stages.InEarlier(native.AuditArch, number))
        {
            SyscallAction action = SyscallAction.FromReturnValue(verdict.ReturnValue);
            if (!action.LetsTheCallThrough && stages.Diagrams.And(verdict.Guard, made) != DecisionDiagrams.False)
                return action;
        }

        return null;
    }

    /// <summary>The arguments that the call may be made with.</summary>
    private int Made(InstallCall call)
    {
        int made = DecisionDiagrams.True;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i] is { } value)
                made = stages.Diagrams.And(made, stages.Arithmetic.Equal(stages.Call.Argument(i), BitVector.Constant(value, 64)));
        }

        return made;
    }

    private string Remedy(InstallCall call) =>
        stages.Earlier.Policy.Rules.Any(rule => rule.Action.Denies && rule.Names.Any(name => name.Text == call.Syscall))
            ? $"change what its rules say about '{call.Syscall}'"
            : $"allow {call.Allowed} in '{stages.Earlier.Name}'";
}
