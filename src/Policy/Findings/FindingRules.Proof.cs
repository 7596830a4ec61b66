namespace SeccompSharp.Policies.Findings;

public static partial class FindingRules
{
    /// <summary>The proof found a call for which the program does not do what the policy says.</summary>
    public static readonly FindingRule ProgramDiffersFromPolicy = new(
        "SECC0950", Severity.Error, "The compiled filter differs from its policy",
        "Internal error: for the call ({0}) the policy says {1} but the compiled filter says {2}. No filter is made. Please report this with the policy.");

    /// <summary>The proof could neither confirm nor refute the program within its bounds.</summary>
    public static readonly FindingRule ProgramNotProven = new(
        "SECC0951", Severity.Error, "The compiled filter could not be proven",
        "The compiled filter could not be proven to be the policy, because {0}. No filter is made. Split or simplify the largest conditions.");
}
