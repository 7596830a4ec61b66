using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Export;

/// <summary>Writes a policy as a profile in JSON: a bare seccomp object.</summary>
/// <remarks>
/// Conditions of attributes are written as <c>when</c>, in the words of their author, which container runtimes do not know; those of
/// profiles as <c>args</c>. Which matching rule decides, and which numbers are unknown, no profile says: whoever reads it has to be told.
/// </remarks>
public static class ProfileWriter
{
    /// <summary>The text; lines end with LF.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="architectures">The ABIs to list; none where the filter covers native ABIs only.</param>
    public static string Write(Policy policy, IReadOnlyList<Abi> architectures)
    {
        var text = new StringBuilder("{\n");
        text.Append($"  \"defaultAction\": {Action(policy.DefaultAction)},\n");
        if (policy.DefaultAction.Kind == ActionKind.Errno)
            text.Append($"  \"defaultErrnoRet\": {Numerals.Of((ulong)policy.DefaultAction.Data)},\n");
        if (architectures.Count > 0)
            text.Append($"  \"architectures\": [{string.Join(", ", architectures.Select(abi => TextList.Quote(OciNames.Architectures.NameOf(abi))))}],\n");
        text.Append("  \"syscalls\": [");
        text.Append(string.Join(",", policy.Rules.Select(Rule)));
        return text.Append(policy.Rules.Count > 0 ? "\n  ]\n}\n" : "]\n}\n").ToString();
    }

    private static string Rule(Rule rule)
    {
        List<string> members =
        [
            $"\"names\": [{TextList.Wrap("      \"names\": [".Length, "        ", rule.Names.Select(name => TextList.Quote(name.Text)))}]",
            $"\"action\": {Action(rule.Action)}",
        ];
        if (rule.Action.Kind is ActionKind.Errno or ActionKind.Trace)
            members.Add($"\"errnoRet\": {Numerals.Of((ulong)rule.Action.Data)}");
        if (Arguments(rule.Condition) is { } arguments)
            members.Add($"\"args\": [\n        {string.Join(",\n        ", arguments)}\n      ]");
        else if (rule.Condition is not null)
            members.Add($"\"when\": {TextList.Quote(ConditionPrinter.Print(rule.Condition))}");
        if (rule.Justification is { Text: var why })
            members.Add($"\"comment\": {TextList.Quote(why)}");
        return $"\n    {{\n      {string.Join(",\n      ", members)}\n    }}";
    }

    /// <summary>The entries of 'args' that mean a condition; null where only 'when' can say it.</summary>
    private static string[]? Arguments(Condition? condition)
    {
        Condition[] terms = condition switch
        {
            Condition.All all => [.. all.Terms],
            Condition.Any any => [.. any.Terms],
            Condition.Compare => [condition],
            _ => [],
        };
        string?[] entries = [.. terms.Select(term => term is Condition.Compare compare ? Argument(compare) : null)];
        bool areAlternatives = terms.OfType<Condition.Compare>().GroupBy(compare => compare.Argument.Index).Any(alike => alike.Count() > 1);
        return terms.Length > 0 && entries.All(entry => entry is not null) && areAlternatives == condition is Condition.Any
            ? [.. entries.OfType<string>()]
            : null;
    }

    private static string? Argument(Condition.Compare compare)
    {
        if (compare is not { BySign: false, Argument: { Index: { } index, Name: null }, Value: Operand.Number value, Mask: null or Operand.Number }
            || (compare.Mask is not null && compare.Operator != ComparisonOperator.Equal))
        {
            return null;
        }

        string numbers = compare.Mask is Operand.Number mask
            ? $"\"value\": {Numerals.Of(mask.Bits)}, \"valueTwo\": {Numerals.Of(value.Bits)}"
            : $"\"value\": {Numerals.Of(value.Bits)}";
        OciOperator comparison = compare.Mask is not null ? OciOperator.MaskedEqual : compare.Operator switch
        {
            ComparisonOperator.Equal => OciOperator.Equal,
            ComparisonOperator.NotEqual => OciOperator.NotEqual,
            ComparisonOperator.Less => OciOperator.Less,
            ComparisonOperator.LessOrEqual => OciOperator.LessOrEqual,
            ComparisonOperator.Greater => OciOperator.Greater,
            _ => OciOperator.GreaterOrEqual,
        };
        return $"{{ \"index\": {Numerals.Of((ulong)index)}, {numbers}, \"op\": {TextList.Quote(OciNames.Operators.NameOf(comparison))} }}";
    }

    private static string Action(SyscallAction action) => TextList.Quote(OciNames.Actions.NameOf(action.Kind));
}
