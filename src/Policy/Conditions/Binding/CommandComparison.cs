using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>
/// Comparisons of arguments whose width depends on the command: for the commands for which the kernel reads an int, an int is
/// compared, for all others the register. So a condition means for every command what the kernel makes of the argument, and
/// no caller gets round it by bits that the kernel drops.
/// </summary>
internal static class CommandComparison
{
    public static BoundCondition Bind(Condition.Compare compare, BindingContext context)
    {
        BoundCondition declared = ConditionBinder.Compare(compare, context);
        if (context.Width == ComparisonWidth.Register || context.PositionOf(compare.Argument) is not { } index)
            return declared;

        string parameter = context.Prototype!.Parameters[index].Name;
        ulong dropped = CommandWidths.Dropped(context.Abi, context.Syscall, parameter);
        if (dropped != 0)
            return Without(dropped, declared);
        if (CommandWidths.Of(context.Abi, context.Syscall, parameter) is not { } width)
            return declared;

        // What there is to say about the comparison has been said of the wide one.
        BoundCondition narrow = ConditionBinder.Compare(compare, context.Narrowed(index));
        if (width.IsUpperHalf)
            narrow = InUpperHalf(narrow);
        if (context.Commands is { } commands)
        {
            if (commands.All(width.Values.Contains))
                return narrow;
            if (!commands.Any(width.Values.Contains))
                return declared;
        }

        BoundCondition isNarrow = IsOneOf(context.PositionOf(width.Command), width.Values);
        return new BoundCondition.Any(ImmutableEquatableArray.Of<BoundCondition>(
            new BoundCondition.All(ImmutableEquatableArray.Of(isNarrow, narrow)),
            new BoundCondition.All(ImmutableEquatableArray.Of(new BoundCondition.Not(isNarrow), declared))));
    }

    /// <summary>The commands that a conjunction leaves; null if it does not say, or says it in another way.</summary>
    public static IReadOnlyCollection<ulong>? CommandsOf(IEnumerable<Condition> conjunction, BindingContext context) => CommandWidths.Any(context.Syscall)
        ? conjunction.Select(term => CommandsOf(term, context)).FirstOrDefault(commands => commands is not null)
        : null;

    private static IReadOnlyCollection<ulong>? CommandsOf(Condition condition, BindingContext context)
    {
        switch (condition)
        {
            case Condition.Compare { Operator: ComparisonOperator.Equal, Mask: null, Value: not Operand.Variable } compare
                when context.PositionOf(compare.Argument) is { } index && context.Prototype!.Parameters[index].Name is "cmd" or "option":
                return ConditionBinder.Compare(compare, context.Muted()) is BoundCondition.Test { Operator: ComparisonOperator.Equal } test ? [test.Value] : null;
            case Condition.Any any:
                IReadOnlyCollection<ulong>?[] each = [.. any.Terms.Select(term => CommandsOf(term, context))];
                return each.Length > 0 && each.All(commands => commands is not null) ? [.. each.SelectMany(commands => commands!)] : null;
            default:
                return null;
        }
    }

    private static BoundCondition IsOneOf(int? command, IEnumerable<ulong> values) => new BoundCondition.Any(values
        .Select(BoundCondition (value) => new BoundCondition.Test(command!.Value, ArgumentWidth.Word, uint.MaxValue, ComparisonOperator.Equal, value))
        .ToImmutableEquatableArray());

    /// <summary>The same test of the upper word; the order of numbers stays as it is.</summary>
    private static BoundCondition InUpperHalf(BoundCondition condition) => Map(condition, test => test with
    {
        Width = ArgumentWidth.Register,
        Mask = test.Mask << 32,
        Value = test.Value << 32,
    });

    private static BoundCondition Without(ulong bits, BoundCondition condition) => Map(condition, test =>
        test.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual
            ? test with { Mask = test.Mask & ~bits, Value = test.Value & ~bits }
            : test);

    private static BoundCondition Map(BoundCondition condition, System.Func<BoundCondition.Test, BoundCondition> map) => condition switch
    {
        BoundCondition.All all => new BoundCondition.All(all.Terms.Select(term => Map(term, map)).ToImmutableEquatableArray()),
        BoundCondition.Any any => new BoundCondition.Any(any.Terms.Select(term => Map(term, map)).ToImmutableEquatableArray()),
        BoundCondition.Not not => new BoundCondition.Not(Map(not.Term, map)),
        BoundCondition.Test test => map(test),
        _ => condition,
    };
}
