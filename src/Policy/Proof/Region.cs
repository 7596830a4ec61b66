using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>A set of calls: those of some tokens, with some numbers, for which the guard holds besides.</summary>
/// <param name="Arch">The tokens.</param>
/// <param name="Nr">The numbers.</param>
/// <param name="Guard">A diagram. As a rule it asks for arguments only; it may ask for bits of arch and nr where a
/// program looks at them in ways that ranges cannot express.</param>
internal readonly record struct Region(NumberRange Arch, NumberRange Nr, int Guard)
{
    /// <summary>Every call.</summary>
    public static Region Everything { get; } =
        new(new NumberRange(0, uint.MaxValue), new NumberRange(0, uint.MaxValue), DecisionDiagrams.True);
}
