using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Mending;

/// <summary>A profile after everything was done that its findings ask and that needs no answer of its author.</summary>
/// <param name="Text">What is to stand in the file.</param>
/// <param name="Mended">What was done: each finding, and the text in which it has its place.</param>
/// <param name="Left">The findings about <paramref name="Text"/>.</param>
public sealed record MendedText(string Text, IReadOnlyList<(Finding Finding, string Before)> Mended, IReadOnlyList<Finding> Left)
{
    /// <summary>What one mend brings to light is seen in the next round; no profile needs a tenth of these.</summary>
    private const int MostRounds = 100;

    /// <summary>What is wrong with words comes before what is wrong with what they mean.</summary>
    private static readonly Type[] s_order =
    [
        typeof(Mend.ReplaceText), typeof(Mend.Act), typeof(Mend.Compare), typeof(Mend.RulePerBit), typeof(Mend.Answer), typeof(Mend.DropNames),
    ];

    /// <summary>Mends a text again and again until nothing is left to do. What would make an error of none is not done.</summary>
    /// <remarks>
    /// One round makes mends of one kind, none of which meets another or is about the same syscall: what two findings say is
    /// true of the text as it was, and one mend may make the other wrong.
    /// </remarks>
    /// <param name="text">The text of a profile.</param>
    /// <param name="check">Finds what is wrong with a text.</param>
    /// <param name="cancellationToken">Checked in every round.</param>
    public static MendedText Of(string text, Func<string, IReadOnlyList<Finding>> check, CancellationToken cancellationToken)
    {
        List<(Finding, string)> mended = [];
        HashSet<string> seen = new(StringComparer.Ordinal) { text };
        HashSet<(string, string)> failed = [];
        IReadOnlyList<Finding> findings = check(text);
        for (int round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<Step> steps = StepsFor(text, findings.Where(finding => !failed.Contains(KeyOf(finding))), cancellationToken);
            if (steps.Count == 0)
                break;
            (string Text, IReadOnlyList<Finding> Findings)? next = Make(text, findings, steps, seen, check);
            if (next is null && steps.Count > 1)
            {
                steps.RemoveRange(1, steps.Count - 1);
                next = Make(text, findings, steps, seen, check);
            }

            if (next is null)
            {
                failed.Add(KeyOf(steps[0].Finding));
                continue;
            }

            // A mend that leaves its finding as it is would be made for ever.
            failed.UnionWith(steps.Select(step => KeyOf(step.Finding)).Where(key => Count(next.Value.Findings, key) >= Count(findings, key)));
            string before = text;
            mended.AddRange(steps.Select(step => (step.Finding, before)));
            (text, findings) = next.Value;
        }

        return new MendedText(text, mended, findings);
    }

    /// <summary>A mend of a finding, ready to be made.</summary>
    private sealed record Step(Finding Finding, IReadOnlyList<TextEdit> Edits);

    private static List<Step> StepsFor(string text, IEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        List<Step> steps = [];
        Finding[] mendable = [.. findings.Where(finding => finding is { Mend.IsComplete: true, Place.IsNone: false })];
        foreach (Type kind in s_order)
        {
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (Finding finding in mendable.Where(finding => finding.Mend!.GetType() == kind))
            {
                if (NamesIn(finding.Mend!).Any(names.Contains)
                    || ProfileMender.Write(text, finding.Place.Range, finding.Mend!, cancellationToken) is not { } edits
                    || steps.Any(step => step.Edits.Any(made => edits.Any(made.Meets))))
                {
                    continue;
                }

                names.UnionWith(NamesIn(finding.Mend!));
                steps.Add(new Step(finding, edits));
            }

            if (steps.Count > 0)
                break;
        }

        return steps;
    }

    private static IEnumerable<string> NamesIn(Mend mend) => mend switch
    {
        Mend.Answer answer => answer.Syscalls.Select(syscall => syscall.Name),
        Mend.DropNames drop => drop.Names,
        _ => [],
    };

    /// <summary>The text after some steps; null if that is worse, or was there before.</summary>
    private static (string, IReadOnlyList<Finding>)? Make(
        string text, IReadOnlyList<Finding> findings, IEnumerable<Step> steps, HashSet<string> seen, Func<string, IReadOnlyList<Finding>> check)
    {
        string changed = TextEdit.Apply(text, steps.SelectMany(step => step.Edits));
        if (!seen.Add(changed))
            return null;
        IReadOnlyList<Finding> after = check(changed);
        // Behind an error others may come to light that it hid.
        bool isWorse = after.HasErrors() && (!findings.HasErrors() || (IsJson(text) && !IsJson(changed)));
        return isWorse ? null : (changed, after);
    }

    private static bool IsJson(string text) => JsonReader.Read("", text, CancellationToken.None).Error is null;

    private static int Count(IEnumerable<Finding> findings, (string, string) key) => findings.Count(finding => KeyOf(finding) == key);

    private static (string, string) KeyOf(Finding finding) => (finding.Kind.Id, finding.Message);
}
