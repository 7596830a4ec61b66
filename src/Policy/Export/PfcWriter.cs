using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using static System.FormattableString;

namespace SeccompSharp.Policies.Export;

/// <summary>Writes a policy as pseudo filter code: what a filter means, in the words of libseccomp's export of that name.</summary>
/// <remarks>It reads from top to bottom: the first action whose conditions hold is the answer.</remarks>
public static class PfcWriter
{
    /// <summary>The policy, ABI by ABI and number by number; lines end with LF.</summary>
    public static string Write(BoundPolicy policy)
    {
        var text = new StringBuilder("#\n# pseudo filter code start\n#\n");
        foreach (BoundAbi abi in policy.Abis)
            WriteAbi(text, policy, abi);
        text.Append("# invalid architecture action\n");
        text.Append(Invariant($"action {policy.ForeignAbiAction};\n"));
        return text.Append("#\n# pseudo filter code end\n#\n").ToString();
    }

    private static void WriteAbi(StringBuilder text, BoundPolicy policy, BoundAbi abi)
    {
        text.Append(Invariant($"# filter for arch {abi.Abi} ({abi.Abi.AuditArch})\n"));
        text.Append(Invariant($"if ($arch == {abi.Abi.AuditArch}{InDomain(abi.Domain)})\n"));
        if (abi.Unknown.Count > 0)
        {
            text.Append("  # newer than the policy\n");
            text.Append(Invariant($"  if ({AnyOf(abi.Unknown)})\n    action {abi.UnknownAction};\n"));
        }

        foreach (IGrouping<uint, BoundRule> rules in abi.Rules.GroupBy(rule => rule.Number).OrderBy(rules => rules.Key))
        {
            string name = SyscallTable.TryGetName(abi.Abi, rules.Key, out string? known) ? known : "?";
            text.Append(Invariant($"  # filter for syscall \"{name}\" ({rules.Key})\n  if ($syscall == {rules.Key})\n"));
            Decision decision = RuleResolver.Resolve([.. rules], policy.Resolution, policy.DefaultAction);
            foreach (DecisionCase next in decision.Cases)
                text.Append(Invariant($"    if ({Text(next.Condition)})\n      action {next.Action};\n"));
            text.Append(Invariant($"    action {decision.Otherwise};\n"));
        }

        text.Append(Invariant($"  # default action\n  action {policy.DefaultAction};\n"));
    }

    private static string InDomain(ImmutableEquatableArray<NumberRange> domain)
    {
        bool isEverything = domain.Count == 1 && domain[0] == new NumberRange(0, uint.MaxValue);
        return isEverything ? "" : $" && ({AnyOf(domain)})";
    }

    private static string AnyOf(IEnumerable<NumberRange> ranges) => string.Join(" || ", ranges.Select(Text));

    private static string Text(NumberRange range) =>
        range.First == range.Last ? Invariant($"$syscall == {range.First}")
        : range.First == 0 ? Invariant($"$syscall <= {range.Last}")
        : range.Last == uint.MaxValue ? Invariant($"$syscall >= {range.First}")
        : Invariant($"$syscall >= {range.First} && $syscall <= {range.Last}");

    private static string Text(BoundCondition condition) => condition switch
    {
        BoundCondition.Test test => Text(test),
        BoundCondition.VariableTest test => Text(test),
        BoundCondition.Not not => $"!({Text(not.Term)})",
        BoundCondition.All { Terms.Count: 0 } => "true",
        BoundCondition.All all => Join(" && ", all.Terms),
        BoundCondition.Any { Terms.Count: 0 } => "false",
        BoundCondition.Any any => Join(" || ", any.Terms),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static string Join(string separator, ImmutableEquatableArray<BoundCondition> terms) =>
        terms.Count == 1 ? Text(terms[0]) : string.Join(separator, terms.Select(term => $"({Text(term)})"));

    private static string Text(BoundCondition.Test test) =>
        Invariant($"{Masked(test.Index, test.Width, test.Mask)} {Symbol(test.Operator)} 0x{test.Value:x}");

    private static string Text(BoundCondition.VariableTest test) =>
        Invariant($"{Masked(test.Index, test.Width, test.Mask)} == ${test.Variable}");

    private static string Masked(int index, ArgumentWidth width, ulong mask)
    {
        bool isWord = width == ArgumentWidth.Word;
        string argument = Invariant($"$a{index}{(isWord ? ".lo32" : "")}");
        return mask == (isWord ? uint.MaxValue : ulong.MaxValue) ? argument : Invariant($"({argument} & 0x{mask:x})");
    }

    private static string Symbol(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
