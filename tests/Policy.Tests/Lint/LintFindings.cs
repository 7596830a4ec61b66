using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Lint;

/// <summary>What is said of a policy, all the way.</summary>
internal static class LintFindings
{
    public static Finding[] Of(Policy policy, FindingKind kind) =>
        [.. FilterBuilder.Build(policy, CancellationToken.None).Findings.Where(finding => finding.Kind == kind)];

    public static Condition When(string text)
    {
        ConditionReading reading = ConditionParser.Parse(text, range => new Place("test", range), CancellationToken.None);
        Assert.Empty(reading.Findings);
        return reading.Condition!;
    }
}
