namespace SeccompSharp.Policies.Findings;

/// <content>0400 to 0499, calls that every process needs.</content>
public static partial class FindingKinds
{
    /// <summary>An allowlist without what every process needs. {0} the default action, {1} the calls, {2} what for, {3} where.</summary>
    public static readonly FindingKind MissingEssentials = new(
        "SECC0401", Severity.Warning, "Essential syscalls are missing",
        "The default action {0} also hits {1}{3}, which every process needs to {2}; allow {1}")
    {
        IsPerTarget = true,
    };
}
