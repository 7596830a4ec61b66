using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>What the 'args' of a rule say together.</summary>
internal static class ArgumentConditions
{
    /// <summary>
    /// All conditions at once; but any one of them where two test the same argument, because runc then makes one rule
    /// of each (libcontainer/seccomp, matchCall). Null if the rule always holds.
    /// </summary>
    public static Condition? Of(ImmutableEquatableArray<ProfileArgument> arguments)
    {
        if (arguments.Count == 0)
            return null;
        List<Condition> tests = [.. arguments.Where(argument => !AlwaysHolds(argument)).Select(Test)];
        bool isAny = arguments.Select(argument => argument.Index.Value).Distinct().Count() < arguments.Count;
        if (tests.Count == 0 || (isAny && tests.Count < arguments.Count))
            return null;
        return tests.Count == 1 ? tests[0]
            : isAny ? new Condition.Any(tests.ToImmutableEquatableArray())
            : new Condition.All(tests.ToImmutableEquatableArray());
    }

    /// <summary>libseccomp leaves a comparison under an empty mask out of the rule.</summary>
    private static bool AlwaysHolds(ProfileArgument argument) =>
        argument.Operator.Value == OciOperator.MaskedEqual && argument.Value.Value == 0;

    private static Condition Test(ProfileArgument argument)
    {
        ArgumentReference reference = ArgumentReference.At(argument.Index.Value, argument.Index.Place);
        Operand.Number value = Number(argument.Value.Value, argument.Value.Place);
        if (argument.Operator.Value != OciOperator.MaskedEqual)
            return new Condition.Compare(reference, null, Comparison(argument.Operator.Value), value, BySign: false);
        ulong expected = (argument.ValueTwo?.Value ?? 0) & argument.Value.Value;
        Operand.Number masked = Number(expected, argument.ValueTwo?.Place ?? argument.Place);
        return new Condition.Compare(reference, value, ComparisonOperator.Equal, masked, BySign: false);
    }

    private static Operand.Number Number(ulong bits, Place place) => new(bits, IsNegative: false, place);

    private static ComparisonOperator Comparison(OciOperator comparison) => comparison switch
    {
        OciOperator.NotEqual => ComparisonOperator.NotEqual,
        OciOperator.Less => ComparisonOperator.Less,
        OciOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
        OciOperator.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        OciOperator.Greater => ComparisonOperator.Greater,
        _ => ComparisonOperator.Equal,
    };
}
