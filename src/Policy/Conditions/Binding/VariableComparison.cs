using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Comparisons with a value that is known only at installation.</summary>
internal static class VariableComparison
{
    public static BoundCondition Bind(Condition.Compare compare, Operand.Variable variable, BindingContext context)
    {
        if (compare.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            throw new ArgumentOutOfRangeException(nameof(compare));
        if (ArgumentLookup.Find(compare.Argument, context) is not { } argument)
            return BoundCondition.False;
        if (argument.IsAddress)
        {
            context.Report(FindingKinds.PointerCompared, compare.Argument.Place, argument.Name, context.Syscall);
            return BoundCondition.False;
        }

        if (variable.Name == BuiltInVariable.Self.Name)
            return Process(compare, variable, argument, context);
        if (argument.IsSigned && argument.Bits < 32)
        {
            string reason = $"'{argument.Name}' of '{context.Syscall}' is {argument.Shape} argument, and values have 32 bits or more";
            context.Report(FindingKinds.VariableOutOfPlace, variable.Place, variable.Name, reason);
            return BoundCondition.False;
        }

        ulong mask = argument.Reach;
        if (compare.Mask is not null)
        {
            if (OperandValue.Of(compare.Mask, argument, context) is not { } bits)
                return BoundCondition.False;
            MaskCheck.Width(compare.Mask, bits.Bits, argument, context);
            mask &= bits.Bits;
        }

        if (variable.Name == BuiltInVariable.Musl.Name)
            return Musl(compare, variable, argument, mask, context);
        context.Variables.Use(variable, argument, context);
        bool isSigned = compare.Mask is null && (argument.IsSigned || argument.IsDescriptor);
        return Test(compare, argument.TestVariable(mask, variable.Name, isSigned));
    }

    /// <summary>A process id is a small positive number: it fits every argument of 32 bits and more.</summary>
    private static BoundCondition Process(
        Condition.Compare compare, Operand.Variable variable, Argument argument, BindingContext context)
    {
        bool isProcess = argument.Bits >= 32 && (argument.Parameter is null || HoldsProcess(argument.Name));
        if (isProcess && compare.Mask is null)
            return Test(compare, argument.TestVariable(argument.Reach, variable.Name, isSigned: true));
        string reason = isProcess ? "a mask leaves only some of its bits" : $"'{argument.Name}' of '{context.Syscall}' is not a process id";
        context.Report(FindingKinds.SelfOutOfPlace, variable.Place, reason);
        return BoundCondition.False;
    }

    /// <summary>Whether an argument of this name holds a process id, at least for some commands of its call.</summary>
    private static bool HoldsProcess(string argument) =>
        argument is "pid" or "tgid" or "upid" or "pid1" or "pid2" or "pgid" or "who" or "arg" or "arg2";

    /// <summary>The value is 0 or all ones: without a mask that takes bits away it would be a number like any other.</summary>
    private static BoundCondition Musl(
        Condition.Compare compare, Operand.Variable variable, Argument argument, ulong mask, BindingContext context)
    {
        if (compare.Mask is not null && (uint)mask != uint.MaxValue)
            return Test(compare, argument.TestVariable(mask, variable.Name, isSigned: true));
        context.Report(FindingKinds.MuslOutOfPlace, variable.Place);
        return BoundCondition.False;
    }

    private static BoundCondition Test(Condition.Compare compare, BoundCondition test) =>
        compare.Operator == ComparisonOperator.NotEqual ? new BoundCondition.Not(test) : test;
}

/// <summary>The variables of a policy on one ABI, each with the width of what it is compared with.</summary>
internal sealed class VariableUses
{
    private readonly Dictionary<string, (bool IsWide, string Argument, string Syscall)> _uses = new(StringComparer.Ordinal);

    /// <summary>Notes a comparison. A variable for arguments of both widths would be cut for one of them: an error.</summary>
    public void Use(Operand.Variable variable, Argument argument, BindingContext context)
    {
        bool isWide = argument.Bits > 32;
        if (!_uses.TryGetValue(variable.Name, out (bool IsWide, string Argument, string Syscall) before))
        {
            _uses.Add(variable.Name, (isWide, argument.Name, context.Syscall));
        }
        else if (before.IsWide != isWide)
        {
            context.Report(
                FindingKinds.VariableWidths, variable.Place, variable.Name, argument.Name, context.Syscall, Bits(isWide),
                before.Argument, before.Syscall, Bits(before.IsWide));
        }
    }

    private static string Bits(bool isWide) => isWide ? "64" : "32";
}
