using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Derive;

/// <summary>One rule of a derived policy, as an author would write it.</summary>
/// <param name="Names">Syscalls and groups.</param>
/// <param name="When">The condition; empty for none.</param>
/// <param name="Errno">The errno that answers, by name; null to allow.</param>
/// <param name="Askers">The functions that need it; none for what every process needs.</param>
public sealed record DerivedRule(
    ImmutableEquatableArray<string> Names, string When, string? Errno, ImmutableEquatableArray<NativeImport> Askers);

/// <summary>A derivation in the fewest rules that an author would write: nothing that another rule has already.</summary>
public static class DerivedRules
{
    /// <summary>The rules: first what every process needs, then what has no condition, then conditions, then answers.</summary>
    /// <param name="derivation">What the program needs.</param>
    /// <param name="abis">The ABIs that the policy is for; what only others need is left out.</param>
    public static IReadOnlyList<DerivedRule> Of(Derivation derivation, IReadOnlyList<Abi> abis)
    {
        var parts = derivation.Needs.SelectMany(need => need.Member.Names.Select(name => new Part(name, need))).ToList();
        foreach (Part part in parts.Skip(1).OrderBy(part => part.Name.StartsWith('@')).Reverse().ToList())
        {
            if (abis.All(abi => IsCovered(part, parts.Where(other => other != part), derivation, abi)))
                parts.Remove(part);
        }

        ILookup<string, string> conditions = parts.Where(part => part.Need.Member is { ConditionText.Length: > 0, Errno: null })
            .ToLookup(part => part.Name, part => part.Need.Member.ConditionText, StringComparer.Ordinal);
        return
        [
            .. parts
                .GroupBy(part => (When: WhenOf(part, conditions), part.Need.Member.Errno, IsFloor: part.Need.Askers.Count == 0))
                .OrderBy(alike => !alike.Key.IsFloor).ThenBy(alike => alike.Key.Errno is not null).ThenBy(alike => alike.Key.When.Length > 0)
                .Select(alike => new DerivedRule(
                    Sorted(alike.Select(part => part.Name)), alike.Key.When, alike.Key.Errno,
                    alike.SelectMany(part => part.Need.Askers).Distinct().OrderBy(import => import.EntryPoint, StringComparer.Ordinal).ToImmutableEquatableArray())),
        ];
    }

    /// <summary>A syscall or group of a need.</summary>
    private sealed record Part(string Name, Need Need)
    {
        public IEnumerable<GroupRule> RulesOn(Abi abi, Derivation derivation) =>
            (derivation.Group with { Members = ImmutableEquatableArray.Of(Need.Member with { Names = ImmutableEquatableArray.Of(Name) }) })
                .Expand(abi, derivation.Build);
    }

    private static bool IsCovered(Part part, IEnumerable<Part> others, Derivation derivation, Abi abi)
    {
        HashSet<GroupRule> rules = [.. others.SelectMany(other => other.RulesOn(abi, derivation))];
        return part.RulesOn(abi, derivation).All(rule => rules.Contains(rule) || rules.Contains(new GroupRule(rule.Syscall, null, null)));
    }

    /// <summary>An answer is for what no other rule allows: with names in the place of groups, that has to be said.</summary>
    private static string WhenOf(Part part, ILookup<string, string> conditions)
    {
        string when = part.Need.Member.ConditionText;
        string[] allowed = [.. conditions[part.Name].Distinct().Select(condition => $"!({condition})")];
        return part.Need.Member.Errno is null || allowed.Length == 0
            ? when
            : string.Join(" && ", when.Length == 0 ? allowed : [$"({when})", .. allowed]);
    }

    private static ImmutableEquatableArray<string> Sorted(IEnumerable<string> names) => names.Distinct()
        .OrderBy(name => !name.StartsWith('@')).ThenBy(name => name, StringComparer.Ordinal).ToImmutableEquatableArray();
}
