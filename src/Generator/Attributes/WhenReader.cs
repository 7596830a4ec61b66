using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Reads the condition of a rule.</summary>
internal static class WhenReader
{
    public static Condition? Read(
        ArgumentValue? when, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (when is { Text: not null } written)
            findings.Add(Finding.Of(FindingRules.ConditionNotSupported, written.Place));
        return null;
    }
}
