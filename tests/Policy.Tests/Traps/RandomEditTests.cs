using System;
using System.Linq;
using System.Threading;
using SeccompSharp.Fuzz;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Tests.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Whatever becomes of a profile while it is edited, there are findings at places in it, and no defect of ours.</summary>
public sealed class RandomEditTests
{
    private static readonly string[] s_profiles =
        [.. new[] { WayRoundTraps.All, ActionTraps.All, RuleTraps.All, ShapeTraps.All }.SelectMany(all => all).Select(trap => Markup.Strip(trap.Profile))];

    [Fact]
    public void A_profile_with_slips_has_findings_at_places_in_it()
    {
        using CancellationTokenSource bound = new(TimeSpan.FromMinutes(5));
        RandomSource random = new(20);
        int valid = 0;
        for (int i = 0; i < 600; i++)
        {
            string text = TextEdits.Edit(random.Pick(s_profiles), random);
            Finding[] findings = [.. ProfileTexts.AllFindings(text, cancellationToken: bound.Token)];
            valid += findings.HasErrors() ? 0 : 1;
            Assert.All(findings, finding => Assert.InRange(finding.Place.Range.End, finding.Place.Range.Start, text.Length));
            Assert.DoesNotContain(findings, finding => finding.Kind.Id.StartsWith("SECC09", StringComparison.Ordinal));
        }

        Assert.InRange(valid, 50, 500);
    }
}
