using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Model;

/// <summary>A value that a filter needs at installation.</summary>
/// <param name="Name">Its name, without the sign <c>$</c>.</param>
/// <param name="Bits">How many bits it has, 32 or 64: as many as the narrowest argument that it is compared with on any
/// ABI, so that no ABI cuts a value that another one takes whole.</param>
/// <param name="IsSigned">Whether it is a signed number; a filter then compares wider arguments with it sign-extended.</param>
public sealed record InstallVariable(string Name, int Bits, bool IsSigned)
{
    /// <summary>Whether who installs the filter gives it: every one but <see cref="SelfVariable"/>.</summary>
    public bool IsGiven => Name != SelfVariable.Name;

    /// <summary>The variables of filters that are installed by one method, in ordinal order of their names.</summary>
    public static ImmutableEquatableArray<InstallVariable> Of(IEnumerable<BoundPolicy> policies) => policies
        .SelectMany(policy => policy.Abis)
        .SelectMany(abi => abi.Rules)
        .SelectMany(rule => rule.Condition?.VariableTests ?? [])
        .GroupBy(test => test.Variable)
        .OrderBy(tests => tests.Key, StringComparer.Ordinal)
        .Select(tests => new InstallVariable(tests.Key, (int)tests.Min(test => test.Width), tests.Any(test => test.IsSigned)))
        .ToImmutableEquatableArray();
}
