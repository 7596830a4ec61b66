namespace SeccompSharp.Policies.Findings;

/// <content>Use: lock files.</content>
public static partial class FindingRules
{
    /// <summary>The build is not what was reviewed. {0} the class, {1} the file, {2} what is gained and lost.</summary>
    public static readonly FindingRule LockDiffers = new(
        "SECC0732",
        Severity.Error,
        "Filter differs from its lock file",
        "The filter of '{0}' is not what {1} holds: {2}. Review it, then update the file with this diagnostic's fix or dotnet format analyzers --diagnostics SECC0732");

    /// <summary>A line of no known form. {0} why.</summary>
    public static readonly FindingRule LockNotReadable = new(
        "SECC0733",
        Severity.Error,
        "Lock file cannot be read",
        "This line of the lock file cannot be read, because {0}; update the file, or empty it and review it as a whole");

    /// <summary>A file that locks nothing. {0} the file, {1} why.</summary>
    public static readonly FindingRule LockOfNothing = new(
        "SECC0734",
        Severity.Error,
        "Lock file locks no policy",
        "{0} locks nothing, because {1}; rename it after the class of the policy, or delete it");
}
