using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Which tokens and halves of tokens share a search tree: the division that takes the fewest instructions.</summary>
internal static class NumberSpaces
{
    /// <param name="graph">Where the leaves are.</param>
    /// <param name="plain">One space a token, in the order of the policy.</param>
    public static List<NumberSpace> Choose(DecisionGraph graph, IReadOnlyList<NumberSpace> plain)
    {
        var spaces = new List<NumberSpace>();
        foreach (NumberSpace space in plain)
        {
            NumberSpace folded = space.Fold(graph, Abi.X32Bit);
            spaces.Add(Size(graph, folded) + CostModel.SharedTree <= Size(graph, space) ? folded : space);
        }

        while (BestPair(graph, spaces) is { } pair)
        {
            spaces[pair.One] = pair.Joined;
            spaces.RemoveAt(pair.Other);
        }

        return spaces;
    }

    private static (int One, int Other, NumberSpace Joined)? BestPair(DecisionGraph graph, List<NumberSpace> spaces)
    {
        (int One, int Other, NumberSpace Joined)? best = null;
        int bestSaving = CostModel.SharedTree - 1;
        for (int one = 0; one < spaces.Count; one++)
        {
            for (int other = one + 1; other < spaces.Count; other++)
            {
                if (spaces[one].Mask != uint.MaxValue || spaces[other].Mask != uint.MaxValue)
                    continue;
                NumberSpace joined = spaces[one].Join(graph, spaces[other]);
                int saving = Size(graph, spaces[one]) + Size(graph, spaces[other])
                    - SharedRun.Longest(spaces[one], spaces[other]).Tests - Size(graph, joined);
                if (saving > bestSaving)
                    (best, bestSaving) = ((one, other, joined), saving);
            }
        }

        return best;
    }

    /// <summary>The tests of the smallest tree, and the loads and tests of leaves that ask for number or token again.</summary>
    private static int Size(DecisionGraph graph, NumberSpace space)
    {
        IEnumerable<int> asking = space.Cells.Select(cell => cell.Node).Distinct()
            .Where(node => graph[node].Kind != DecisionKind.Return && !graph[node].Word.IsArgument);
        return FewestTests.For(space.Cells) + (2 * asking.Count()) + (space.Mask == uint.MaxValue ? 0 : 1);
    }
}
