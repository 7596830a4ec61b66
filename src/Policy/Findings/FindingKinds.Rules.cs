namespace SeccompSharp.Policies.Findings;

/// <content>0300 to 0399, rules that do nothing.</content>
public static partial class FindingKinds
{
    /// <summary>A filter that lets every call through. {0} the default action, {1} what the rules name that is not there, {2} where.</summary>
    public static readonly FindingKind FilterDoesNothing = new(
        "SECC0301", Severity.Warning, "Filter does nothing",
        "Every call is allowed{2}: the default action is {0} and no rule does anything else{1}; deny something, or make the default action deny")
    {
        IsPerTarget = true,
    };

    /// <summary>A filter that lets no call through. {0} the default action, {1} what the rules name that is not there, {2} where.</summary>
    public static readonly FindingKind FilterDeniesEverything = new(
        "SECC0302", Severity.Warning, "Filter denies everything",
        "No call is ever let through{2}: the default action is {0} and no rule allows anything{1}; a process cannot even exit under this filter")
    {
        IsPerTarget = true,
    };

    /// <summary>A contradiction among conditions. {0} the condition, {1} the calls, {2} what follows, {3} where.</summary>
    public static readonly FindingKind ConditionNeverHolds = new(
        "SECC0303", Severity.Warning, "Condition never holds",
        "'{0}' holds for no call of {1}{3}, so {2}; correct it, or remove it")
    {
        IsPerTarget = true,
    };

    /// <summary>A condition that asks nothing. {0} the condition, {1} the calls, {2} what follows, {3} where.</summary>
    public static readonly FindingKind ConditionAlwaysHolds = new(
        "SECC0304", Severity.Warning, "Condition always holds",
        "'{0}' holds for every call of {1}{3}, so {2}; correct it, or remove it")
    {
        IsPerTarget = true,
    };
}
