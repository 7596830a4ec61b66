namespace SeccompSharp.Policies.Findings;

/// <content>0300 to 0399, rules that do nothing.</content>
public static partial class FindingKinds
{
    /// <summary>A filter that lets every call through.</summary>
    public static readonly FindingKind FilterDoesNothing = new(
        "SECC0301", Severity.Warning, "Filter does nothing",
        "Every call is allowed: the default action is {0} and no rule does anything else; deny something, or make the default action deny");

    /// <summary>A filter that lets no call through.</summary>
    public static readonly FindingKind FilterDeniesEverything = new(
        "SECC0302", Severity.Warning, "Filter denies everything",
        "No call is ever let through: the default action is {0} and no rule allows anything; a process cannot even exit under this filter");

    /// <summary>A contradiction among conditions.</summary>
    public static readonly FindingKind ConditionNeverHolds = new(
        "SECC0303", Severity.Warning, "Condition never holds",
        "'{0}' holds for no call of {1}, so {2}; correct it, or remove it");

    /// <summary>A condition that asks nothing.</summary>
    public static readonly FindingKind ConditionAlwaysHolds = new(
        "SECC0304", Severity.Warning, "Condition always holds",
        "'{0}' holds for every call of {1}, so {2}; correct it, or remove it");
}
