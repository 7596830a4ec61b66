using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Attributes;

/// <summary>
/// Enum arguments and texts as values of the model. What is none of them is a finding: a cast can give any number.
/// </summary>
internal static class OptionValues
{
    private static readonly IReadOnlyList<ActionKind> s_actions =
    [
        ActionKind.Allow, ActionKind.Log, ActionKind.Trace, ActionKind.Notify, ActionKind.Errno, ActionKind.Trap,
        ActionKind.KillThread, ActionKind.KillProcess,
    ];

    private static readonly IReadOnlyList<Abi> s_compatAbis = [Abi.X86, Abi.X32, Abi.Arm, Abi.S390];

    /// <summary>A member of SeccompAction.</summary>
    public static ActionKind? Action(ArgumentValue argument, ICollection<Finding> findings)
    {
        foreach (ActionKind kind in s_actions)
        {
            if (argument.Number == (uint)kind)
                return kind;
        }

        Reject(argument, "SeccompAction", "a member of it", findings);
        return null;
    }

    /// <summary>A member of an enum: <paramref name="values"/> are what its members, counted from 0, mean. Null when unset.</summary>
    public static T? Ordinal<T>(
        ArgumentValue? argument, string name, IReadOnlyList<T?> values, ICollection<Finding> findings)
        where T : struct
    {
        if (argument is not { } set)
            return null;
        if (set.Number >= 0 && set.Number < values.Count)
            return values[(int)set.Number];
        Reject(set, name, "a member of it", findings);
        return null;
    }

    /// <summary>SeccompUnknown; null when unset.</summary>
    public static UnknownSyscalls? Unknown(ArgumentValue? argument, ICollection<Finding> findings) => Ordinal<UnknownSyscalls>(
        argument, "SeccompUnknown", [UnknownSyscalls.Table, UnknownSyscalls.Runc, UnknownSyscalls.None], findings);

    /// <summary>SeccompTargets: bit i is the i-th architecture of .NET. Empty for the default.</summary>
    public static ImmutableEquatableArray<Target> Targets(ArgumentValue? argument, ICollection<Finding> findings) =>
        Flags(argument, "SeccompTargets", Target.DotNet, findings);

    /// <summary>SeccompAbis.</summary>
    public static ImmutableEquatableArray<Abi> CompatAbis(ArgumentValue? argument, ICollection<Finding> findings) =>
        Flags(argument, "SeccompAbis", s_compatAbis, findings);

    /// <summary>A kernel version such as 5.10; null when there is none.</summary>
    public static KernelVersion? MinKernel(ArgumentValue? argument, ICollection<Finding> findings)
    {
        if (argument is not { Text: { } text } set)
            return null;
        if (KernelVersion.TryParse(text.Trim(), out KernelVersion version))
            return version;
        findings.Add(Finding.Of(FindingKinds.OptionValueNotUnderstood, set.Place, text, "MinKernel", "a version such as 5.10"));
        return null;
    }

    private static ImmutableEquatableArray<T> Flags<T>(
        ArgumentValue? argument, string name, IReadOnlyList<T> values, ICollection<Finding> findings)
    {
        if (argument is not { } set)
            return ImmutableEquatableArray<T>.Empty;
        if (set.Number < 0 || set.Number >> values.Count != 0)
            Reject(set, name, "its members", findings);
        return values.Where((_, bit) => (set.Number & (1L << bit)) != 0).ToImmutableEquatableArray();
    }

    private static void Reject(ArgumentValue argument, string name, string remedy, ICollection<Finding> findings) =>
        findings.Add(Finding.Of(
            FindingKinds.OptionValueNotUnderstood,
            argument.Place,
            Convert.ToString(argument.Constant.Value, System.Globalization.CultureInfo.InvariantCulture),
            name,
            remedy));
}
