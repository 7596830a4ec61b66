using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Groups;

/// <summary>A named set of rules, written <c>@name</c> where a syscall name may stand (docs/groups.md).</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Name">With its <c>@</c>.</param>
/// <param name="Level">Who names it.</param>
/// <param name="Summary">What it is for, in a sentence or two.</param>
/// <param name="Members">What it is made of, in the order of the data.</param>
public sealed record Group(string Name, GroupLevel Level, string Summary, ImmutableEquatableArray<GroupMember> Members)
{
    /// <summary>
    /// The rules that the group stands for on an ABI in a build, each once. Syscalls that the ABI lacks are left out, and
    /// so is what another rule of the group makes superfluous: conditions and answers beside a rule that always matches.
    /// </summary>
    public IEnumerable<GroupRule> Expand(Abi abi, BuildContext context)
    {
        List<GroupRule> rules = [];
        Collect(abi, context, rules, []);
        HashSet<string> unconditional = [.. rules.Where(rule => rule is { Condition: null, Answer: null }).Select(rule => rule.Syscall)];
        return rules.Distinct().Where(rule =>
            rule is { Condition: null, Answer: null } || !unconditional.Contains(rule.Syscall));
    }

    private void Collect(Abi abi, BuildContext context, List<GroupRule> rules, HashSet<string> seen)
    {
        if (!seen.Add(Name))
            return;
        foreach (GroupMember member in Members)
        {
            if (!member.AppliesTo(abi, context))
                continue;
            foreach (string name in member.Names)
            {
                if (GroupTable.TryGet(name, out Group? group))
                    group.Collect(abi, context, rules, seen);
                else if (SyscallTable.TryGetNumber(abi, name, out _))
                    rules.Add(new GroupRule(name, member.Condition, member.AnswerOn(abi)));
            }
        }
    }
}

/// <summary>Who names a group.</summary>
public enum GroupLevel
{
    /// <summary>An author of policies: an area of the framework.</summary>
    User,

    /// <summary>Other groups, usually: an operation, whatever its syscalls are on an ABI and in a libc.</summary>
    Operation,
}

/// <summary>One rule that a group stands for.</summary>
/// <param name="Syscall">A syscall that the ABI has.</param>
/// <param name="Condition">When the rule matches; null for always.</param>
/// <param name="Answer">What happens; null for the action of the rule that names the group. An answer gives way to every
/// other rule that reaches the call through a group.</param>
public sealed record GroupRule(string Syscall, Condition? Condition, SyscallAction? Answer);
