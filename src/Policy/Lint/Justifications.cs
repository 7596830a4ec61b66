using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Lint;

/// <summary>Why a policy allows calls that undo it, in the words of its author.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class Justifications
{
    /// <summary>The dangerous calls that are allowed for a reason, by name, each with its reasons on one printable line.</summary>
    public static IEnumerable<(string Name, string Why)> Of(Policy policy) => policy.Rules
        .Where(rule => rule is { Action.LetsTheCallThrough: true, IsJustified: true })
        .SelectMany(rule => rule.Names.Where(name => DangerousAllows.Names.Contains(name.Text)).Select(name => (Name: name.Text, Why: Quotation.OfText(rule.Justification!.Trim()))))
        .Distinct()
        .GroupBy(one => one.Name, StringComparer.Ordinal)
        .OrderBy(reasons => reasons.Key, StringComparer.Ordinal)
        .Select(reasons => (reasons.Key, string.Join("; ", reasons.Select(one => one.Why))));
}
