using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Does a rule deny the calls that set none of the bits, where those that set one are meant?</summary>
internal static class ForgottenValue
{
    /// <summary>CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET (include/uapi/linux/sched.h).</summary>
    private const ulong Namespaces = 0x7e02_0000;

    private const int MostNamed = 2;

    public static void Report(Profile profile, ProfileRule rule, FindingList findings)
    {
        if (!new SyscallAction(profile.DefaultAction.Value).LetsTheCallThrough || !new SyscallAction(rule.Action.Value).Denies)
            return;
        IEnumerable<string> names = rule.Name is null ? rule.Names.Select(name => name.Text) : [rule.Name.Text];
        bool isClone = names.All(name => name is "clone" or "unshare");
        foreach (ProfileArgument argument in rule.Arguments.Where(argument => argument.Operator.Value == OciOperator.MaskedEqual))
        {
            ulong mask = argument.Value.Value;
            bool isForgotten = argument.ValueTwo is null || (argument.ValueTwo.Value == 0 && isClone && (mask & ~Namespaces) == 0);
            if (mask != 0 && isForgotten)
            {
                findings.Add(Finding.Of(FindingKinds.MaskValueForgotten, argument.Place, Quotation.List(names, MostNamed), Numerals.Hex(mask)) with
                {
                    Mend = new Mend.RulePerBit(mask),
                });
            }
        }
    }
}
