using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Model;

/// <summary>A value that a filter needs at installation.</summary>
/// <param name="Name">Its name, without the sign <c>$</c>.</param>
/// <param name="Bits">How many bits it has, 32 or 64: as many as the narrowest argument that it is compared with on any
/// ABI, so that no ABI cuts a value that another one takes whole.</param>
/// <param name="IsSigned">Whether it is a signed number; a filter then compares wider arguments with it sign-extended.</param>
public sealed record InstallVariable(string Name, int Bits, bool IsSigned)
{
    /// <summary>Whether who installs the filter gives it: every one but a <see cref="BuiltInVariable"/>.</summary>
    public bool IsGiven => BuiltInVariable.Find(Name) is null;

    /// <summary>The variables of filters that are installed by one method, in ordinal order of their names.</summary>
    public static ImmutableEquatableArray<InstallVariable> Of(IEnumerable<BoundPolicy> policies) => policies
        .SelectMany(policy => policy.Abis)
        .SelectMany(abi => abi.Rules)
        .SelectMany(rule => rule.Condition?.VariableTests ?? [])
        .GroupBy(test => test.Variable)
        .OrderBy(tests => tests.Key, StringComparer.Ordinal)
        .Select(tests => new InstallVariable(tests.Key, (int)tests.Min(test => test.Width), tests.Any(test => test.IsSigned)))
        .ToImmutableEquatableArray();

    /// <summary>The bits that a given value may have, of those variables that may not have any value: other bits of it are
    /// beyond an argument or a mask that it is compared under, and no call would meet it.</summary>
    /// <param name="policies">What is installed on one architecture.</param>
    public static ImmutableEquatableArray<ValueBits> LimitsOf(IEnumerable<BoundPolicy> policies) => policies
        .SelectMany(policy => policy.Abis)
        .SelectMany(abi => abi.Rules)
        .SelectMany(rule => rule.Condition?.VariableTests ?? [])
        .Where(test => BuiltInVariable.Find(test.Variable) is null)
        .GroupBy(test => test.Variable)
        .OrderBy(tests => tests.Key, StringComparer.Ordinal)
        .Select(tests => new ValueBits(tests.Key, tests.Aggregate(ulong.MaxValue, (bits, test) => bits & Compared(test))))
        .Where(limit => limit.Bits != ulong.MaxValue)
        .ToImmutableEquatableArray();

    /// <summary>The upper half of a value is no matter to a comparison of words.</summary>
    private static ulong Compared(BoundCondition.VariableTest test) =>
        test.Width == ArgumentWidth.Word ? test.Mask | ~(ulong)uint.MaxValue : test.Mask;
}

/// <summary>The bits that the value of a variable may have.</summary>
/// <param name="Variable">Its name, without the sign <c>$</c>.</param>
/// <param name="Bits">The bits, of its value extended to 64 by its sign.</param>
public sealed record ValueBits(string Variable, ulong Bits);
