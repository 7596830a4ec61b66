using System.Linq;

namespace SeccompSharp.Policies.Model;

/// <summary><c>$self</c>: the id of the process that installs the filter. Installing puts it in; nobody passes it.</summary>
public static class SelfVariable
{
    /// <summary>Its name, without the sign <c>$</c>.</summary>
    public const string Name = "self";

    /// <summary>
    /// What stands in its place in a filter that nobody has completed: no process has that id, on any kernel (ids end at
    /// PID_MAX_LIMIT, 4 Mi, include/linux/threads.h). Not 0 nor a negative number, which are process groups to kill.
    /// </summary>
    public const uint Nobody = 0x7fff_ffff;

    /// <summary>Whether an argument of this name holds a process id, at least for some commands of its call.</summary>
    public static bool CanBe(string argument) =>
        argument is "pid" or "tgid" or "upid" or "pid1" or "pid2" or "pgid" or "who" or "arg" or "arg2";

    /// <summary>
    /// Whether the filter lets nothing more through while <see cref="Nobody"/> stands in it than when it is complete:
    /// only conditions for Allow ask for the process, and none asks that it be another one. Whatever decides instead of
    /// Allow, in any resolution, is at least as restrictive.
    /// </summary>
    public static bool IsClosedWithoutValue(BoundPolicy policy) => policy.Abis.SelectMany(abi => abi.Rules).All(rule =>
        rule.Condition is null || (rule.Action == SyscallAction.Allow
            ? !AsksForAnother(rule.Condition, isNegated: false)
            : rule.Condition.VariableTests.All(test => test.Variable != Name)));

    /// <summary>Whether a test of the process stands under an odd number of negations.</summary>
    private static bool AsksForAnother(BoundCondition condition, bool isNegated) => condition switch
    {
        BoundCondition.All all => all.Terms.Any(term => AsksForAnother(term, isNegated)),
        BoundCondition.Any any => any.Terms.Any(term => AsksForAnother(term, isNegated)),
        BoundCondition.Not not => AsksForAnother(not.Term, !isNegated),
        BoundCondition.VariableTest test => isNegated && test.Variable == Name,
        _ => false,
    };
}
