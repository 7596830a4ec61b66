using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Fuzz;

/// <summary>Writes a bound policy for people.</summary>
public static class PolicyListing
{
    /// <summary>One line a fact.</summary>
    public static IEnumerable<string> Of(BoundPolicy policy)
    {
        yield return $"{policy.Resolution}; default {policy.DefaultAction}, foreign {policy.ForeignAbiAction}";
        foreach (BoundAbi abi in policy.Abis)
        {
            yield return $"{abi.Abi}: domain {Ranges(abi.Domain)}, unknown {Ranges(abi.Unknown)} {abi.UnknownAction}";
            foreach (BoundRule rule in abi.Rules)
            {
                string when = rule.Condition is null ? "" : $" when {Text(rule.Condition)}";
                yield return $"  {rule.Number:x}: {rule.Action}{(rule.FromGroup ? " (group)" : "")}{when}";
            }
        }
    }

    private static string Text(BoundCondition condition) => condition switch
    {
        BoundCondition.All all => "(" + string.Join(" && ", all.Terms.Select(Text)) + ")",
        BoundCondition.Any any => "(" + string.Join(" || ", any.Terms.Select(Text)) + ")",
        BoundCondition.Not not => "!" + Text(not.Term),
        BoundCondition.Test test => $"[a{test.Index}:{(int)test.Width} & {test.Mask:x} {test.Operator} {test.Value:x}]",
        BoundCondition.VariableTest test => $"[a{test.Index}:{(int)test.Width} & {test.Mask:x} == ${test.Variable}]",
        _ => "?",
    };

    private static string Ranges(ImmutableEquatableArray<NumberRange> ranges) =>
        ranges.Count == 0 ? "none" : string.Join(" ", ranges.Select(range => $"{range.First:x}-{range.Last:x}"));
}
