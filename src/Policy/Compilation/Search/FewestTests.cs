using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>How few thresholds and equality tests tell cells apart, whatever the depth: a bound below every such tree.</summary>
/// <remarks>
/// Pushed to its end, a tree is a row of segments with thresholds between them, each segment one node and equality
/// tests for the single values that differ. So one pass over the cells finds the minimum.
/// </remarks>
internal static class FewestTests
{
    public static int For(SearchCell[] cells) => For(cells, 0, cells.Length - 1);

    public static int For(SearchCell[] cells, int first, int last)
    {
        // The fewest tests so far with a segment open whose rest is the node; less `everywhere`, which all have in common.
        var open = new Dictionary<int, int>();
        int everywhere = 0, fewest = -1;
        for (int i = first; i <= last; i++)
        {
            int node = cells[i].Node;
            int continued = open.TryGetValue(node, out int known) ? known + everywhere : int.MaxValue;
            int here = System.Math.Min(continued, fewest + 1);
            if (cells[i].IsSingle)
            {
                everywhere++;
                fewest = open.Count == 0 ? here : System.Math.Min(here, fewest + 1);
            }
            else
            {
                open.Clear();
                fewest = here;
            }

            open[node] = here - everywhere;
        }

        return fewest;
    }
}
