namespace SeccompSharp.Policies.Model;

/// <summary>A condition bound to one syscall of one ABI: positions, widths and numbers only, every comparison unsigned.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
public abstract record BoundCondition
{
    private BoundCondition()
    {
    }

    /// <summary>Holds for every call.</summary>
    public static BoundCondition True { get; } = new All(ImmutableEquatableArray<BoundCondition>.Empty);

    /// <summary>Holds for no call.</summary>
    public static BoundCondition False { get; } = new Any(ImmutableEquatableArray<BoundCondition>.Empty);

    /// <summary>Holds when every term holds; without terms, always.</summary>
    public sealed record All(ImmutableEquatableArray<BoundCondition> Terms) : BoundCondition;

    /// <summary>Holds when at least one term holds; without terms, never.</summary>
    public sealed record Any(ImmutableEquatableArray<BoundCondition> Terms) : BoundCondition;

    /// <summary>Holds when the term does not.</summary>
    public sealed record Not(BoundCondition Term) : BoundCondition;

    /// <summary>Compares <c>args[Index] &amp; Mask</c> with <c>Value</c>, unsigned.</summary>
    /// <param name="Index">The argument, 0 to 5.</param>
    /// <param name="Width">Which of its bits exist.</param>
    /// <param name="Mask">The bits to look at; none above the width.</param>
    /// <param name="Operator">The comparison.</param>
    /// <param name="Value">What to compare with; none of its bits above the width.</param>
    public sealed record Test(
        int Index, ArgumentWidth Width, ulong Mask, ComparisonOperator Operator, ulong Value) : BoundCondition;
}

/// <summary>How much of an argument's 64-bit slot in <c>seccomp_data</c> a comparison reads.</summary>
public enum ArgumentWidth
{
    /// <summary>The low 32 bits; the kernel, or the ABI, discards the rest.</summary>
    Word = 32,

    /// <summary>All 64 bits.</summary>
    Register = 64,
}
