using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>What reading the text of a condition gave.</summary>
/// <param name="Condition">The condition, or null when the text is not one.</param>
/// <param name="Findings">What is wrong with the text: one error exactly when there is no condition.</param>
public sealed record ConditionReading(Condition? Condition, ImmutableEquatableArray<Finding> Findings);
