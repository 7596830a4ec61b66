namespace SeccompSharp.Policies.Findings;

/// <content>Stages: filters that are installed one after the other.</content>
public static partial class FindingRules
{
    /// <summary>The earlier filter stops the installation of the later one. {0} the later stage, {1} the earlier one,
    /// {2} the call, {3} the action, {4} the ABI, {5} the remedy.</summary>
    public static readonly FindingRule StageCannotBeInstalled = new("SECC0740", Severity.Error,
        "Earlier stage does not let this one be installed",
        "'{0}' cannot be installed once '{1}' is: that answers {2} with {3} on {4}; {5}");

    /// <summary>A rule for calls that an earlier filter answers more strictly. {0} the name, {1} the action here, {2} the
    /// action there, {3} the earlier stage, {4} an example.</summary>
    public static readonly FindingRule StageWidens = new("SECC0741", Severity.Warning,
        "Later stage cannot give back what an earlier one has taken",
        "'{0}' gets {1} here, but {2} from '{3}', which stays in force, and the kernel takes the strictest answer of all filters: "
        + "{4}; remove it here, or let it through there");

    /// <summary>No stage. {0} the class, {1} why, and what to do.</summary>
    public static readonly FindingRule NoStage = new("SECC0742", Severity.Error,
        "Stage has no policy",
        "'{0}' is no stage: {1}");

    /// <summary>Stages that wait for each other. {0} the classes in their order.</summary>
    public static readonly FindingRule StageCycle = new("SECC0743", Severity.Error,
        "Stages come after each other",
        "No stage of {0} can be the first; remove [SeccompAfter] from the one that is installed first");

    /// <summary>A target of the later stage only. {0} the later stage, {1} the earlier one, {2} the targets.</summary>
    public static readonly FindingRule StageTargets = new("SECC0744", Severity.Warning,
        "Earlier stage has no filter for an architecture of this one",
        "'{0}' has a filter for {2} and '{1}' has none, so that installing '{1}' throws there before '{0}' is installed; "
        + "give both the same Targets");

    /// <summary>A later stage with a module initializer. {0} the later stage, {1} the earlier one.</summary>
    public static readonly FindingRule StageInstallsItself = new("SECC0745", Severity.Error,
        "Later stage installs itself at startup",
        "'{0}' comes after '{1}' and cannot be installed by a module initializer, which runs before any code could install '{1}'; "
        + "remove InstallAtStartup and call Install");

    /// <summary>Stages beyond the bounds of the comparison. {0} the later stage, {1} the earlier one, {2} why.</summary>
    public static readonly FindingRule StagesNotCompared = new("SECC0746", Severity.Warning,
        "Stages could not be compared",
        "Whether '{0}' can be installed after '{1}' and only narrows it is not known, because {2}; simplify their conditions");
}
