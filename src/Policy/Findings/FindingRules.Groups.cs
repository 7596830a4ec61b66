namespace SeccompSharp.Policies.Findings;

// 0110-0119: the names of groups.
public static partial class FindingRules
{
    /// <summary>A group that does not exist. {0} its name, {1} a hint.</summary>
    public static readonly FindingRule UnknownGroup = new(
        "SECC0110", Severity.Error, "Unknown group",
        "There is no group '{0}': {1}");

    /// <summary>A rule with a condition that names a group. {0} its name.</summary>
    public static readonly FindingRule ConditionOnGroup = new(
        "SECC0111", Severity.Error, "Condition on a group",
        "The syscalls of '{0}' take different arguments, so a condition cannot stand beside it; "
        + "write a rule of its own for the syscalls that the condition is about");

    /// <summary>A group on an ABI that groups are not made for. {0} its name, {1} the ABI.</summary>
    public static readonly FindingRule GroupNotOnAbi = new(
        "SECC0112", Severity.Error, "Groups do not exist on this ABI",
        "'{0}' says what .NET needs, and .NET does not run on {1}; name the syscalls there");
}
