using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Mending;

/// <summary>A profile after everything was done that its findings ask and that needs no answer of its author.</summary>
/// <param name="Text">What is to stand in the file.</param>
/// <param name="Mended">What was done: each finding, and the text in which it has its place.</param>
/// <param name="Left">The findings about <paramref name="Text"/>.</param>
public sealed record MendedText(string Text, IReadOnlyList<(Finding Finding, string Before)> Mended, IReadOnlyList<Finding> Left)
{
    /// <summary>What one mend brings to light is seen in the next round; more rounds than this are a circle.</summary>
    private const int MostRounds = 32;

    /// <summary>Mends a text again and again until nothing is left to do. What would make an error of none is not done.</summary>
    /// <param name="text">The text of a profile.</param>
    /// <param name="check">Finds what is wrong with a text.</param>
    /// <param name="cancellationToken">Checked in every round.</param>
    public static MendedText Of(string text, Func<string, IReadOnlyList<Finding>> check, CancellationToken cancellationToken)
    {
        List<(Finding, string)> mended = [];
        IReadOnlyList<Finding> findings = check(text);
        HashSet<(string, string)> tried = [];
        for (int round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (IReadOnlyList<Finding> done, string next) = Step(text, [.. findings.Where(finding => !tried.Contains(Key(finding)))], cancellationToken);
            if (done.Count == 0)
                break;
            IReadOnlyList<Finding> after = check(next);
            if (Errors(after) > Errors(findings) && done.Count > 1)
                (done, next, after) = First(done, text, check, cancellationToken);
            if (Errors(after) > Errors(findings))
            {
                tried.Add(Key(done[0]));
                continue;
            }

            // A mend that leaves its finding as it is would be done for ever.
            tried.UnionWith(done.Select(Key).Where(key => after.Any(finding => Key(finding) == key)));
            string before = text;
            mended.AddRange(done.Select(finding => (finding, before)));
            (text, findings) = (next, after);
        }

        return new MendedText(text, mended, findings);
    }

    private static (IReadOnlyList<Finding> Done, string Text) Step(string text, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        ILookup<bool, Finding> mendable = findings.Where(finding => finding.Mend is { IsComplete: true } && !finding.Place.IsNone)
            .ToLookup(finding => finding.Mend is Mend.Answer or Mend.DropNames);
        // What a rule says comes first: which others are missing or too many follows from it.
        foreach (bool isAboutOthers in new[] { false, true })
        {
            List<Finding> done = [];
            List<TextEdit> edits = [];
            foreach (Finding finding in mendable[isAboutOthers])
            {
                if (ProfileMender.Write(text, finding.Place.Range, finding.Mend!, cancellationToken) is { Count: > 0 } own
                    && !own.Any(edit => edits.Any(edit.Meets)))
                {
                    edits.AddRange(own);
                    done.Add(finding);
                }
            }

            if (done.Count > 0)
                return (done, TextEdit.Apply(text, edits));
        }

        return ([], text);
    }

    /// <summary>Several at once made an error: the first alone.</summary>
    private static (IReadOnlyList<Finding> Done, string Text, IReadOnlyList<Finding> After) First(
        IReadOnlyList<Finding> done, string text, Func<string, IReadOnlyList<Finding>> check, CancellationToken cancellationToken)
    {
        (IReadOnlyList<Finding> one, string next) = Step(text, [done[0]], cancellationToken);
        return (one, next, check(next));
    }

    private static int Errors(IEnumerable<Finding> findings) => findings.Count(finding => finding.Severity == Severity.Error);

    private static (string, string) Key(Finding finding) => (finding.Kind.Id, finding.Message);
}
