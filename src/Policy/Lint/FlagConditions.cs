using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Do conditions on flags ask for what their author means?</summary>
internal static class FlagConditions
{
    /// <summary>Calls and the arguments of them that are sets of flags.</summary>
    private static readonly Dictionary<string, string> s_flags = new(StringComparer.Ordinal)
    {
        ["clone"] = "clone_flags", ["unshare"] = "unshare_flags", ["mmap"] = "prot", ["mmap2"] = "prot", ["mprotect"] = "prot",
        ["pkey_mprotect"] = "prot", ["open"] = "flags", ["openat"] = "flags",
    };

    /// <summary>clone(2), unshare(2); only unshare takes CLONE_NEWTIME, whose bit is clone's signal.</summary>
    private static readonly string[] s_namespaces =
        ["CLONE_NEWNS", "CLONE_NEWCGROUP", "CLONE_NEWUTS", "CLONE_NEWIPC", "CLONE_NEWUSER", "CLONE_NEWPID", "CLONE_NEWNET"];

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        // What is wrong with a condition on one ABI is so on most.
        HashSet<(string, string, string?, int)> said = [];
        return OnEachAbi(policy, bound, answers).Where(finding => said.Add((finding.Kind.Id, finding.Arguments[0], finding.Place.Path, finding.Place.Range.Start)));
    }

    private static IEnumerable<Finding> OnEachAbi(Policy policy, BoundPolicy bound, Answers answers)
    {
        foreach (BoundAbi abi in bound.Abis)
        {
            string where = " on " + abi.Abi.Name;
            foreach (Rule rule in policy.Rules.Where(rule => rule.Condition is not null))
            {
                foreach (NameReference name in rule.Names.Where(name => SyscallTable.TryGetNumber(abi.Abi, name.Text, out _)))
                {
                    BoundCondition.Test[] tests =
                        [.. ConditionBinder.Bind(rule.Condition!, abi.Abi, name.Text, policy.Width, []).Tests];
                    bool denies = rule.Action.Denies && policy.DefaultAction.LetsTheCallThrough;
                    if (name.Text == "ipc" && denies && tests.FirstOrDefault(ReadsVersion) is { } versioned)
                    {
                        yield return Finding.Of(FindingKinds.IpcComparedWhole, name.Place, where) with
                        {
                            Mend = Compare(versioned, 0xffff, versioned.Value & 0xffff),
                        };
                    }

                    if (FlagsOf(abi.Abi, name.Text) is not { } index)
                        continue;
                    BoundCondition.Test[] ofFlags = [.. tests.Where(test => test.Index == index)];
                    if (name.Text is "clone" or "unshare" && ForgottenIn(ofFlags, abi.Abi) is { } forgotten)
                    {
                        yield return Finding.Of(FindingKinds.NamespaceForgotten, name.Place, name.Text, forgotten.Flag, where) with
                        {
                            Mend = Compare(forgotten.Test, forgotten.Test.Mask | forgotten.Bit, forgotten.Test.Value),
                        };
                    }

                    if (denies && ofFlags.FirstOrDefault(test => IsWalkedRound(test, abi, name.Text, answers)) is { } whole)
                    {
                        yield return Finding.Of(
                            FindingKinds.FlagsComparedWhole, name.Place, name.Text, s_flags[name.Text], Numerals.Hex(whole.Value), where) with
                        {
                            Mend = Compare(whole, BitsOf(whole, name.Text), BitsOf(whole, name.Text)),
                        };
                    }
                }
            }
        }
    }

    private static Mend Compare(BoundCondition.Test test, ulong mask, ulong value) =>
        new Mend.Compare(test.Index, test.Mask, test.Value, mask, value);

    private static int? FlagsOf(Abi abi, string name)
    {
        if (!s_flags.TryGetValue(name, out string? argument) || !Prototypes.TryGet(abi, name, out Prototype? prototype))
            return null;
        int index = prototype.Parameters.ToList().FindIndex(parameter => parameter.Name == argument);
        return index < 0 ? null : index;
    }

    /// <summary>The one flag of a namespace that a test for all others leaves out.</summary>
    private static (BoundCondition.Test Test, string Flag, ulong Bit)? ForgottenIn(IEnumerable<BoundCondition.Test> tests, Abi abi)
    {
        foreach (BoundCondition.Test test in tests.Where(test => test is { Value: 0, Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual }))
        {
            (string Flag, ulong Bit)[] missing =
            [
                .. s_namespaces.Select(flag => (Flag: flag, Bit: Constants.TryGet(abi, flag, out ulong bit) ? bit : 0))
                    .Where(one => one.Bit != 0 && (test.Mask & one.Bit) == 0),
            ];
            if (missing.Length == 1)
                return (test, missing[0].Flag, missing[0].Bit);
        }

        return null;
    }

    /// <summary>Whether a call is let through that has all the bits of an equality and others.</summary>
    private static bool IsWalkedRound(BoundCondition.Test test, BoundAbi abi, string name, Answers answers)
    {
        bool isWhole = test.Operator == ComparisonOperator.Equal && (test.Mask | SignalOf(name) | 0xffff_ffff_0000_0000) == ulong.MaxValue;
        ulong bits = BitsOf(test, name);
        return isWhole && bits != 0 && answers.Meet(
            answers.CallsWith(abi, name, action => action.LetsTheCallThrough),
            answers.CallsOf(test with { Mask = bits, Value = bits }));
    }

    private static ulong BitsOf(BoundCondition.Test test, string name) => test.Value & ~SignalOf(name);

    /// <summary>The low byte of clone's flags is the signal at the child's end (CSIGNAL).</summary>
    private static ulong SignalOf(string name) => name == "clone" ? 0xffu : 0;

    /// <summary>The kernel takes a version off the number of an ipc call (ipc/syscall.c: call &amp;= 0xffff).</summary>
    private static bool ReadsVersion(BoundCondition.Test test) =>
        test.Index == 0 && test.Operator == ComparisonOperator.Equal && (test.Mask & 0xffff_0000) != 0;
}
