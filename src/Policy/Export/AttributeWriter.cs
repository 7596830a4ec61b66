using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Export;

/// <summary>Writes a policy as the attributes of a C# class.</summary>
/// <remarks>
/// What attributes cannot say is left out, such as which of two rules for a call comes first: whoever puts them in the place
/// of the policy reads them again and compares (<see cref="Proof.PolicyEquality"/>).
/// </remarks>
public static class AttributeWriter
{
    private const string Indentation = "    ";

    /// <summary>The attributes without brackets; lines end with LF.</summary>
    /// <param name="policy">The policy, as it is for one target.</param>
    /// <param name="qualifier">What stands before names of the library: <c>SeccompSharp.</c>, or nothing.</param>
    /// <param name="more">Further arguments of [SeccompFilter], which do not come from the policy.</param>
    public static IReadOnlyList<string> Write(Policy policy, string qualifier, IEnumerable<string> more) =>
    [
        Filter(policy, qualifier, more),
        .. policy.Rules.Where(rule => policy.Resolution != RuleResolution.Runc || rule.Action != policy.DefaultAction)
            .Select(rule => Rule(rule, qualifier)).OfType<string>(),
    ];

    private static string Filter(Policy policy, string qualifier, IEnumerable<string> more)
    {
        List<string> arguments = [$"{qualifier}SeccompAction.{policy.DefaultAction.Kind}"];
        if (policy.DefaultAction.Kind == ActionKind.Errno && policy.DefaultAction.Data != Errno.EPERM)
            arguments.Add($"DefaultErrno = {Number(policy.DefaultAction.Data, qualifier)}");
        if (policy.ForeignAbiAction != SyscallAction.KillProcess)
            arguments.Add($"ForeignAbi = {qualifier}SeccompAction.{policy.ForeignAbiAction.Kind}");
        string[] others = [.. s_compat.Where(one => policy.Abis.Skip(1).Contains(one.Abi)).Select(one => $"{qualifier}SeccompAbis.{one.Name}")];
        if (others.Length > 0)
            arguments.Add($"CompatAbis = {string.Join(" | ", others)}");
        if (policy.Unknown != UnknownSyscalls.Table)
            arguments.Add($"Unknown = {qualifier}SeccompUnknown.{policy.Unknown}");
        if (policy.MinKernel is { } minKernel)
            arguments.Add($"MinKernel = {TextList.Quote(minKernel.ToString())}");
        return Attribute(qualifier + "SeccompFilter", [.. arguments, .. more]);
    }

    /// <summary>Null for a rule that names nothing that any kernel knows: attributes refuse such names, profiles skip them.</summary>
    private static string? Rule(Rule rule, string qualifier)
    {
        string[] names = [.. rule.Names.Where(name => name.IsGroup || Abi.All.Any(abi => SyscallTable.TryGetNumber(abi, name.Text, out _))).Select(name => TextList.Quote(name.Text))];
        if (names.Length == 0)
            return null;
        SyscallAction action = rule.Action;
        bool denies = action.Denies && (action.Kind == ActionKind.Errno || action.Data == 0);
        string kind = $"{qualifier}SeccompAction.{action.Kind}";
        List<string> arguments = [.. names];
        if (denies && action.Kind != ActionKind.Errno)
            arguments.Add($"Action = {kind}");
        if (action.Kind == ActionKind.Errno && action.Data != Errno.EPERM)
            arguments.Add($"Errno = {Number(action.Data, qualifier)}");
        if (action.Kind is ActionKind.Trace or ActionKind.Trap && action.Data != 0)
            arguments.Add($"Data = {Numerals.Of((ulong)action.Data)}");
        if (rule.Condition is not null)
            arguments.Add($"When = {TextList.Quote(ConditionPrinter.Print(rule.Condition))}");
        if (rule.Justification is { Text: var why })
            arguments.Add($"Justification = {TextList.Quote(why)}");
        return action == SyscallAction.Allow ? Attribute(qualifier + "SeccompAllow", arguments)
            : denies ? Attribute(qualifier + "SeccompDeny", arguments)
            : Attribute(qualifier + "SeccompRule", [kind, .. arguments]);
    }

    private static readonly (Abi Abi, string Name)[] s_compat = [(Abi.X86, "X86"), (Abi.X32, "X32"), (Abi.Arm, "Arm"), (Abi.S390, "S390")];

    private static string Attribute(string name, IReadOnlyList<string> arguments) =>
        $"{name}({TextList.Wrap(name.Length + 2, Indentation, arguments)})";

    private static string Number(ushort errno, string qualifier) => Errno.NameOf(errno) is var name && Errno.Names.Contains(name)
        ? $"{qualifier}Errno.{name}"
        : $"({qualifier}Errno){Numerals.Of((ulong)errno)}";
}
