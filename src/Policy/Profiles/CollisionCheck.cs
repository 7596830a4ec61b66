using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Would the container runtime that is stated load rules with the same conditions and different actions?</summary>
/// <remarks>
/// libseccomp's seccomp_rule_add answers the second with EEXIST, and runc and crun then do not start the container. What comes after a
/// rule without conditions it takes and ignores, and a rule with the default action they do not hand to it. Conditions that mean
/// the same but are written in another way it does not know for the same.
/// </remarks>
internal static class CollisionCheck
{
    public static void Report(IReadOnlyCollection<ProfileRule> rules, IReadOnlyList<Rule?> meanings, SyscallAction byDefault, Target target, ProfileOptions options, FindingList findings)
    {
        if (options.Runtime is not { } runtime)
            return;
        Dictionary<string, Dictionary<string, SyscallAction>> known = [];
        HashSet<string> decided = [];
        foreach ((ProfileRule rule, Rule? meaning) in rules.Zip(meanings, (rule, meaning) => (rule, meaning)))
        {
            if (meaning is null || meaning.Action == byDefault)
                continue;
            foreach (NameReference name in meaning.Names.Where(name => SyscallTable.TryGetNumber(target.Native, name.Text, out _)))
            {
                if (decided.Contains(name.Text))
                    continue;
                if (rule.Arguments.Count == 0)
                {
                    decided.Add(name.Text);
                    continue;
                }

                if (!known.TryGetValue(name.Text, out Dictionary<string, SyscallAction>? ofName))
                    known.Add(name.Text, ofName = []);
                foreach (string conditions in ConditionsOf(rule))
                {
                    if (!ofName.TryGetValue(conditions, out SyscallAction before))
                        ofName.Add(conditions, meaning.Action);
                    else if (before != meaning.Action)
                        findings.Add(Finding.Of(FindingKinds.RulesCollide, name.Place, name.Text, meaning.Action.ToString(), before.ToString(), runtime.ToString().ToLowerInvariant()));
                }
            }
        }
    }

    /// <summary>What libseccomp is given: all conditions together, or each for itself where two are about one argument.</summary>
    private static IEnumerable<string> ConditionsOf(ProfileRule rule)
    {
        string[] each = [.. rule.Arguments.OrderBy(argument => argument.Index.Value).Select(Text)];
        return rule.Arguments.Select(argument => argument.Index.Value).Distinct().Count() < each.Length ? each : [string.Join(" ", each)];
    }

    private static string Text(ProfileArgument argument)
    {
        ulong value = argument.Operator.Value == OciOperator.MaskedEqual
            ? (argument.ValueTwo?.Value ?? 0) & argument.Value.Value
            : argument.Value.Value;
        ulong mask = argument.Operator.Value == OciOperator.MaskedEqual ? argument.Value.Value : ulong.MaxValue;
        return string.Format(CultureInfo.InvariantCulture, "{0}{1}{2:x}/{3:x}", argument.Index.Value, argument.Operator.Value, value, mask);
    }
}
