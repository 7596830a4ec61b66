using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using Xunit;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>The policies for guests are worth a boot: their calls reach what they should tell apart.</summary>
public sealed class GuestPoliciesTests
{
    public static TheoryData<string> Machines => new(Machine.All.Select(machine => machine.Abi.Name));

    [Theory]
    [MemberData(nameof(Machines))]
    public void Calls_reach_every_action_of_their_policy(string machine)
    {
        foreach (GuestCase @case in GuestPolicies.For(Machine.Of(machine)).Where(@case => @case.Policy != "foreign"))
        {
            Policy policy = @case.Filter.Policy;
            HashSet<SyscallAction> actions = [policy.DefaultAction, .. policy.Rules.Select(rule => rule.Action)];
            Assert.Superset(actions, @case.Calls.Select(@case.Expected).ToHashSet());
        }
    }
}
