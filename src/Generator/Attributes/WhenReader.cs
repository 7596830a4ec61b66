using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Reads the condition of a rule.</summary>
internal static class WhenReader
{
    /// <summary>The condition; null for always, and where it has an error.</summary>
    public static Condition? Read(
        ArgumentValue? when, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        if (when is not { Text: { } text } written)
            return null;
        ConditionReading reading = ConditionParser.Parse(text, StringPlaces.For(written), cancellationToken);
        foreach (Finding finding in reading.Findings)
            findings.Add(finding);
        return reading.Condition;
    }
}
