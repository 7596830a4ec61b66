using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What finding a call's number costs in a filter by the compiler's model, and what no filter of its kind gets below.</summary>
/// <param name="Cost">Of the search trees that were chosen, in nanoseconds over the life of a process.</param>
/// <param name="Bound">Of trees that are at once as small as the smallest and as shallow as the shallowest, for the same
/// division of numbers into trees. No tree need be both.</param>
/// <param name="Forwards">Instructions that are there only because a test jumps at most 255 instructions.</param>
internal sealed record SearchMeasure(double Cost, double Bound, int Forwards)
{
    /// <summary>Of a policy that compiles: takes about as long as compiling it.</summary>
    public static SearchMeasure Of(BoundPolicy policy, CompilerOptions options)
    {
        var decisions = new PolicyDecisions(policy, options, CancellationToken.None);
        (CodeGraph code, int root) = CodeEmitter.Emit(
            decisions.Graph, decisions.Root, policy.Abis[0].Abi.IsLittleEndian, CancellationToken.None)!.Value;
        var layout = new Layout(code);
        layout.Lay(root, new LayoutPlan(code.Count), CancellationToken.None);
        double bound = decisions.Spaces.Sum(space =>
            NumberTrees.Smallest(decisions.Graph, space.Mask, space.Cells) + Shallowest(decisions.Graph, space));

        // To lead to a subtree that is there already saves at most the tests in it.
        bound -= NumberTrees.CutAtSharedRuns(decisions.Spaces).Runs
            .Sum(run => NumberTrees.Smallest(decisions.Graph, uint.MaxValue, run.Run.Cells));
        return new SearchMeasure(decisions.Trees.Cost, bound, layout.Instructions.Count - code.Count);
    }

    /// <summary>Where tests cost nothing, what is minimal are the steps alone.</summary>
    private static double Shallowest(DecisionGraph graph, NumberSpace space) =>
        new SearchTree(graph, Word.Nr, space.Mask, space.Cells, [], default(TestCost)).Cost(SearchTree.AnyHeight);
}
