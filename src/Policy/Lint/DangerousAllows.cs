using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an allowlist name a call that undoes it, and not say why?</summary>
/// <remarks>A condition says why, and so does a justification. One that is still to be written says that its author knows.</remarks>
internal static class DangerousAllows
{
    private const string SayWhy = "or say why it is needed with Justification = \"…\" (in a profile \"comment\")";

    private const string StillToSay = "or write the justification that is still to be written";

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
        foreach (Rule rule in policy.Rules.Where(rule => rule is { Action.LetsTheCallThrough: true, Condition: null, Justification: not { IsWritten: true } }))
        {
            foreach (NameReference name in rule.Names)
            {
                if (s_rows.Value.TryGetValue(name.Text, out (Severity Severity, string Why) row)
                    && answers.Always(native, name.Text, action => action == SyscallAction.Allow) && said.Add(name.Text))
                {
                    yield return Finding.Of(FindingKinds.DangerousAllow, name.Place, $"'{name.Text}'", row.Why, RemedyFor(rule)) with
                    {
                        Severity = rule.Justification is null ? row.Severity : Severity.Info,
                        Mend = new Mend.Justify(),
                    };
                }
            }
        }
    }

    /// <summary>What else there is to do than to remove or to narrow a rule, as the end of a sentence.</summary>
    internal static string RemedyFor(Rule rule) => rule.Justification is null ? SayWhy : StillToSay;
}
