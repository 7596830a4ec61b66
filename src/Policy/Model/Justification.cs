using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Model;

/// <summary>Why a rule is there, in its author's words.</summary>
/// <remarks>The text is anything: who shows it escapes it (<see cref="Quotation"/>).</remarks>
/// <param name="Text">As it was written.</param>
public sealed record Justification(string Text)
{
    private const string Unwritten = "TODO";

    /// <summary>Whether it says something, and is not still to be written.</summary>
    public bool IsWritten => Text.Any(char.IsLetterOrDigit) && !Text.TrimStart().StartsWith(Unwritten, StringComparison.Ordinal);

    /// <summary>The justifications of policies, each once and in an order that does not depend on that of the rules.</summary>
    public static IEnumerable<JustifiedRule> Of(IEnumerable<Policy> policies) => policies
        .SelectMany(policy => policy.Rules)
        .Where(rule => rule.Justification is { IsWritten: true })
        .Select(rule => new JustifiedRule(NamesOf(rule), rule.Justification!.Text.Trim()))
        .Where(justified => justified.Names.Count > 0)
        .Distinct()
        .OrderBy(justified => string.Join(" ", justified.Names), StringComparer.Ordinal)
        .ThenBy(justified => justified.Text, StringComparer.Ordinal);

    /// <summary>Names that mean something: those that nobody knows, which some profiles may have, are any text.</summary>
    private static ImmutableEquatableArray<string> NamesOf(Rule rule) => rule.Names
        .Where(name => SyscallTable.IsKnown(name.Text) || (name.IsGroup && name.Text.Skip(1).All(IsOfGroup)))
        .Select(name => name.Text).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToImmutableEquatableArray();

    private static bool IsOfGroup(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}

/// <summary>The syscalls and groups of a rule, sorted, and why it is there.</summary>
public sealed record JustifiedRule(ImmutableEquatableArray<string> Names, string Text);
