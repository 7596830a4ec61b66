namespace SeccompSharp.Policies.Findings;

/// <content>Use: lock files.</content>
public static partial class FindingRules
{
    /// <summary>The build is not what was reviewed. {0} the class, {1} the file, {2} what is gained and lost.</summary>
    public static readonly FindingRule LockDiffers = new(
        "SECC0732",
        Severity.Error,
        "Filter differs from its lock file",
        "The filter of '{0}' is not what {1} holds: {2}. Review it, then update the file with the fix of SECC0732 or with dotnet format analyzers --diagnostics SECC0732") { IsGuard = true };

    /// <summary>A line of no known form. {0} why.</summary>
    public static readonly FindingRule LockNotReadable = new(
        "SECC0733",
        Severity.Error,
        "Lock file cannot be read",
        "This line of the lock file cannot be read, because {0}; update the file, or empty it and review it as a whole") { IsGuard = true };

    /// <summary>A file that locks nothing. {0} the file, {1} why.</summary>
    public static readonly FindingRule LockOfNothing = new(
        "SECC0734",
        Severity.Error,
        "Lock file locks no policy",
        "{0} locks nothing, because {1}; rename it after the class of the policy, or delete it") { IsGuard = true };

    /// <summary>What the generator says itself, whatever becomes of analyzers. {0} the class, {1} why.</summary>
    public static readonly FindingRule NoFilter = new(
        "SECC0735",
        Severity.Error,
        "No filter is generated",
        "'{0}' gets no filter, and the program throws where it would install it: {1}") { IsGuard = true };

    /// <summary>A project in which every policy is reviewed. {0} the class, {1} the file.</summary>
    public static readonly FindingRule LockMissing = new(
        "SECC0736",
        Severity.Error,
        "Policy has no lock file",
        "'{0}' has no lock file, and SeccompRequireLock of this project asks for one; create an empty {1} beside the project file, then write it with dotnet format analyzers --diagnostics SECC0732 and review it") { IsGuard = true };

    /// <summary>A policy of which the generator has seen another version than the compiler. {0} the class.</summary>
    public static readonly FindingRule AttributesUnseen = new(
        "SECC0737",
        Severity.Error,
        "Seccomp attributes that the filter is not made of",
        "The filter of '{0}' is not made of all its seccomp attributes: some of them, or constants in them, come from another source generator, and no generator sees what another one writes; write them in a source file") { IsGuard = true };
}
