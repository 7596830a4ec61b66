using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Stages;

/// <summary>Holds a stage against one that is in force when it is installed.</summary>
/// <remarks>
/// Decided over all calls, on the diagrams of the proof, never by sampling. Variables of one name have one value in both
/// stages, and any. Pure and thread-safe.
/// </remarks>
public static class StageCheck
{
    /// <summary>Whether the earlier stage lets the later one be installed: an error for each call that it stops.</summary>
    /// <param name="earlier">The stage in force.</param>
    /// <param name="later">The stage to be installed.</param>
    /// <param name="place">Where the author has put them in order.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static ImmutableEquatableArray<Finding> Installation(
        Stage earlier, Stage later, Place place, CancellationToken cancellation) =>
        Compare(earlier, later, place, cancellation, stages => new StageInstallation(stages).Check(place));

    /// <summary>Whether the later stage only narrows: a warning at each name that it answers more mildly than the earlier one.</summary>
    /// <param name="earlier">The stage in force.</param>
    /// <param name="later">The stage to be installed.</param>
    /// <param name="place">What to point at when the comparison cannot be made.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static ImmutableEquatableArray<Finding> Narrowing(
        Stage earlier, Stage later, Place place, CancellationToken cancellation) =>
        Compare(earlier, later, place, cancellation, stages => new StageNarrowing(stages).Check(cancellation));

    private static ImmutableEquatableArray<Finding> Compare(
        Stage earlier, Stage later, Place place, CancellationToken cancellation,
        System.Func<StageDiagrams, IEnumerable<Finding>> check)
    {
        try
        {
            return check(new StageDiagrams(earlier, later, cancellation)).EachOnce();
        }
        catch (UndecidedException undecided)
        {
            return ImmutableEquatableArray.Of(
                Finding.Of(FindingKinds.StagesNotCompared, place, later.Name, earlier.Name, undecided.Message));
        }
    }
}
