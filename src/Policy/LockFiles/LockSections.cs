using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>Writes down what a bound policy says, completely: policies with equal sections decide every call alike.</summary>
/// <remarks>
/// Pure and thread-safe. The other way round holds for the order of rules and of their terms, double ones, and rules that
/// change nothing; two ways to write a condition are two texts.
/// </remarks>
public static class LockSections
{
    /// <summary>The sections of a policy, one for each of its ABIs.</summary>
    /// <param name="name">What the ABI's name is added to: the target, and which of its filters.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static IEnumerable<LockSection> Of(string name, BoundPolicy policy, CancellationToken cancellationToken)
    {
        foreach (BoundAbi abi in policy.Abis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new LockSection($"{name} {abi.Abi.Name}", Entries(policy, abi).ToImmutableEquatableArray());
        }
    }

    /// <summary>Why rules are there, whatever the target; none where no author says so.</summary>
    public static IEnumerable<LockSection> Why(IEnumerable<Policy> policies)
    {
        ImmutableEquatableArray<LockEntry> entries = Justification.Of(policies)
            .GroupBy(rule => string.Join(", ", rule.Names), rule => Quotation.OfWholeText(rule.Text))
            .Select(texts => new LockEntry(texts.Key, string.Join("; ", texts)))
            .ToImmutableEquatableArray();
        return entries.Count == 0 ? [] : [new LockSection(LockSection.Why, entries)];
    }

    private static IEnumerable<LockEntry> Entries(BoundPolicy policy, BoundAbi abi)
    {
        yield return new LockEntry(LockEntry.Default, policy.DefaultAction.ToString());
        yield return new LockEntry(LockEntry.Foreign, policy.ForeignAbiAction.ToString());
        if (abi.Domain.Count != 1 || abi.Domain[0] != new NumberRange(0, uint.MaxValue))
            yield return new LockEntry(LockEntry.Numbers, Text(abi.Domain));
        if (abi.Unknown.Count > 0)
            yield return new LockEntry(LockEntry.Unknown, $"{abi.UnknownAction} for {Text(abi.Unknown)}");

        string byDefault = policy.DefaultAction.ToString();
        IEnumerable<(string Name, uint Number, string Verdict)> verdicts = abi.Rules
            .GroupBy(rule => rule.Number)
            .Where(rules => Contains(abi.Domain, rules.Key) && !Contains(abi.Unknown, rules.Key))
            .Select(rules => (NameOf(abi.Abi, rules.Key), rules.Key, VerdictText.Of(
                abi.Abi, rules.Key, RuleResolver.Resolve([.. rules], policy.Resolution, policy.DefaultAction))));
        foreach ((string name, uint number, string verdict) in verdicts.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Number))
        {
            if (verdict != byDefault)
                yield return new LockEntry($"{name} {Numerals.Of(number)}", verdict);
        }
    }

    private static string NameOf(Abi abi, uint number) => SyscallTable.TryGetName(abi, number, out string? name) ? name : "number";

    private static bool Contains(ImmutableEquatableArray<NumberRange> ranges, uint number) =>
        ranges.Any(range => range.Contains(number));

    private static string Text(ImmutableEquatableArray<NumberRange> ranges) => string.Join(", ", ranges.Select(range =>
        range.First == range.Last
            ? Numerals.Of(range.First)
            : string.Format(CultureInfo.InvariantCulture, "{0}..{1}", range.First, range.Last)));
}
