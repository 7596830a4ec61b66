using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an allowlist name a call that undoes it, and not say why?</summary>
/// <remarks>A condition says why, and so does a remark beside the rule.</remarks>
internal static class DangerousAllows
{
    private static readonly Lazy<Dictionary<string, (Severity Severity, string Why)>> s_rows = new(() => DataFile.Lines("dangerous.tsv").Skip(1)
        .Select(line => line.Split('\t'))
        .ToDictionary(cells => cells[0], cells => (cells[1] == "warning" ? Severity.Warning : Severity.Info, cells[2]), StringComparer.Ordinal));

    /// <summary>The names in the table.</summary>
    internal static IEnumerable<string> Names => s_rows.Value.Keys;

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        if (policy.DefaultAction.LetsTheCallThrough)
            yield break;
        BoundAbi native = bound.Abis[0];
        HashSet<string> said = [];
        foreach (Rule rule in policy.Rules.Where(rule => rule is { Action.LetsTheCallThrough: true, Condition: null, IsJustified: false }))
        {
            foreach (NameReference name in rule.Names)
            {
                if (s_rows.Value.TryGetValue(name.Text, out (Severity Severity, string Why) row)
                    && answers.Always(native, name.Text, action => action == SyscallAction.Allow) && said.Add(name.Text))
                {
                    yield return Finding.Of(FindingKinds.DangerousAllow, name.Place, name.Text, row.Why) with { Severity = row.Severity, Mend = new Mend.Justify() };
                }
            }
        }
    }
}
