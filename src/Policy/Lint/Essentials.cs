using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an allowlist hold what no process can do without?</summary>
/// <remarks>
/// restart_syscall: the kernel makes a thread call it after a signal has interrupted a wait (restart_syscall(2)).
/// rt_sigreturn: a signal handler returns through it (sigreturn(2)).
/// </remarks>
internal static class Essentials
{
    private static readonly (string Name, string Purpose)[] s_essentials =
    [
        ("exit", "end a thread"),
        ("exit_group", "end"),
        ("restart_syscall", "go on waiting after a signal"),
        ("rt_sigreturn", "return from a signal handler"),
    ];

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound)
    {
        // A filter that lets nothing through has its own finding.
        BoundAbi native = bound.Abis[0];
        if (!policy.DefaultAction.Denies || native.Rules.All(rule => rule.Action.Denies))
            yield break;

        (string Name, string Purpose)[] missing = [.. s_essentials.Where(essential => IsMissing(native, essential.Name))];
        if (missing.Length > 0)
        {
            yield return Finding.Of(
                FindingKinds.MissingEssentials, Blame(policy), policy.DefaultAction.ToString(),
                string.Join(", ", missing.Select(essential => essential.Name)),
                string.Join(", to ", missing.Select(essential => essential.Purpose)),
                PolicyLinter.Where(bound)) with
            {
                Mend = Mend.Answer.With(SyscallAction.Allow, missing.Select(essential => essential.Name)),
            };
        }
    }

    // What a rule names, its author has thought of: only silence is a mistake.
    private static bool IsMissing(BoundAbi native, string name) =>
        SyscallTable.TryGetNumber(native.Abi, name, out uint number)
        && native.Rules.All(rule => rule.Number != number);

    private static Place Blame(Policy policy)
    {
        Rule? allowing = policy.Rules.FirstOrDefault(rule => !rule.Action.Denies);
        return allowing is null ? policy.DefaultActionPlace : allowing.Place;
    }
}
