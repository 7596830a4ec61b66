namespace SeccompSharp.Policies.Findings;

/// <content>0900: the compiler itself.</content>
public static partial class FindingRules
{
    /// <summary>The compiler made something that its own checks refuse.</summary>
    public static readonly FindingRule InternalError = new(
        "SECC0900", Severity.Error, "The compiler checked its own program and refused it",
        "The compiled filter failed its own check: {0} No filter was made. This is a defect of the compiler; please report it together with the policy.");

    /// <summary>More than 4,096 instructions.</summary>
    public static readonly FindingRule FilterTooLong = new(
        "SECC0901", Severity.Error, "The filter is longer than the kernel takes",
        "The filter needs {0} instructions and the kernel takes at most {1}. The largest contributors are {2}. Merge conditions on one argument into ranges, sets or masks, cover fewer ABIs, or decide these syscalls without looking at their arguments.");

    /// <summary>ABIs of both byte orders.</summary>
    public static readonly FindingRule MixedByteOrders = new(
        "SECC0902", Severity.Error, "ABIs of both byte orders cannot share a filter",
        "{0} is little-endian and {1} is big-endian: no machine runs both, and one filter cannot read the arguments of both. Make a filter for each.");

    /// <summary>Conditions nested beyond reason.</summary>
    public static readonly FindingRule ConditionTooDeep = new(
        "SECC0903", Severity.Error, "A condition is nested too deeply",
        "A condition on {0} is nested {1} levels deep; the compiler takes at most {2}. Write it with fewer parentheses.");
}
