using System;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Model;

/// <summary>A variable whose value installing puts in; nobody passes it.</summary>
/// <param name="Name">Its name, without the sign <c>$</c>.</param>
/// <param name="Placeholder">What stands in its place in a filter that nobody has completed, extended to 64 bits.</param>
public sealed record BuiltInVariable(string Name, ulong Placeholder)
{
    /// <summary>
    /// <c>$self</c>: the id of the process that installs the filter. No process has the placeholder's id, on any kernel (ids
    /// end at PID_MAX_LIMIT, 4 Mi, include/linux/threads.h). Not 0 nor a negative number, which are process groups to kill.
    /// </summary>
    public static BuiltInVariable Self { get; } = new("self", 0x7fff_ffff);

    /// <summary>
    /// <c>$musl</c>: 0 where the C library is musl, -1 where it is glibc, which is also what stands there before anybody has
    /// looked. Under a mask the test holds on musl alone: -1 has bits that the mask takes from every argument.
    /// </summary>
    public static BuiltInVariable Musl { get; } = new("musl", ulong.MaxValue);

    /// <summary>All, in ordinal order of their names.</summary>
    public static ImmutableEquatableArray<BuiltInVariable> All { get; } = new[] { Musl, Self }.ToImmutableEquatableArray();

    /// <summary>The one of that name, or null.</summary>
    public static BuiltInVariable? Find(string name) => All.FirstOrDefault(variable => variable.Name == name);

    /// <summary>
    /// Whether the filter lets nothing more through while placeholders stand in it than when it is complete: only
    /// conditions for Allow ask for built-in variables, and none asks that an argument differ from one. Whatever decides
    /// instead of Allow, in any resolution, is at least as restrictive.
    /// </summary>
    public static bool IsClosedWithoutValues(BoundPolicy policy) => policy.Abis.SelectMany(abi => abi.Rules).All(rule =>
        rule.Condition is null || (rule.Action == SyscallAction.Allow
            ? !AsksForAnother(rule.Condition, isNegated: false)
            : rule.Condition.VariableTests.All(test => Find(test.Variable) is null)));

    /// <summary>Whether a test of a built-in variable stands under an odd number of negations.</summary>
    private static bool AsksForAnother(BoundCondition condition, bool isNegated) => condition switch
    {
        BoundCondition.All all => all.Terms.Any(term => AsksForAnother(term, isNegated)),
        BoundCondition.Any any => any.Terms.Any(term => AsksForAnother(term, isNegated)),
        BoundCondition.Not not => AsksForAnother(not.Term, !isNegated),
        BoundCondition.VariableTest test => isNegated && Find(test.Variable) is not null,
        _ => false,
    };
}
