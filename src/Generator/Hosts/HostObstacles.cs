using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Hosts;

/// <summary>The mistakes that leave no class to which members could be added.</summary>
internal static class HostObstacles
{
    private static readonly FindingRule[] s_obstacles =
    [
        FindingRules.HostNotPartial,
        FindingRules.EnclosingTypeNotPartial,
        FindingRules.HostIsFileLocal,
        FindingRules.GeneratedMemberExists,
        FindingRules.ProfileClassExists,
    ];

    /// <summary>Whether there is one of them.</summary>
    public static bool AreAmong(IEnumerable<Finding> findings) =>
        findings.Any(finding => s_obstacles.Contains(finding.Rule));
}
