namespace SeccompSharp.Policies.Findings;

/// <content>0900 to 0999, the compiler itself.</content>
public static partial class FindingKinds
{
    /// <summary>The compiler made something that its own checks refuse.</summary>
    public static readonly FindingKind InternalError = new(
        "SECC0900", Severity.Error, "The compiler checked its own program and refused it",
        "The compiled filter failed its own check: {0} No filter was made. This is a defect of the compiler; please report it together with the policy.");

    /// <summary>More than 4,096 instructions.</summary>
    public static readonly FindingKind FilterTooLong = new(
        "SECC0901", Severity.Error, "The filter is longer than the kernel takes",
        "The filter needs {0} instructions and the kernel takes at most {1}. The largest contributors are {2}. Merge conditions on one argument into ranges, sets or masks, cover fewer ABIs, or decide these syscalls without looking at their arguments.");

    /// <summary>ABIs of both byte orders.</summary>
    public static readonly FindingKind MixedByteOrders = new(
        "SECC0902", Severity.Error, "ABIs of both byte orders cannot share a filter",
        "{0} is little-endian and {1} is big-endian: no machine runs both, and one filter cannot read the arguments of both. Make a filter for each.");

    /// <summary>Conditions nested beyond reason.</summary>
    public static readonly FindingKind ConditionTooDeep = new(
        "SECC0903", Severity.Error, "A condition is nested too deeply",
        "A condition on {0} is nested {1} levels deep; the compiler takes at most {2}. Write it with fewer parentheses.");

    /// <summary>The proof found a call for which the program does not do what the policy says.</summary>
    public static readonly FindingKind ProgramDiffersFromPolicy = new(
        "SECC0950", Severity.Error, "The compiled filter differs from its policy",
        "Internal error: for the call ({0}) the policy says {1} but the compiled filter says {2}. No filter is made. Please report this with the policy.");

    /// <summary>The proof could neither confirm nor refute the program within its bounds.</summary>
    public static readonly FindingKind ProgramNotProven = new(
        "SECC0951", Severity.Error, "The compiled filter could not be proven",
        "The compiled filter could not be proven to be the policy, because {0}. No filter is made. Split or simplify the largest conditions.");

    /// <summary>A mistake of ours.</summary>
    public static readonly FindingKind GeneratorFailed = new(
        "SECC0999",
        Severity.Error,
        "Generator failed",
        "The policy made the compiler fail, and no filter is generated: {0}; please report it with the policy");
}
