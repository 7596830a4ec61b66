using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>Unites regions that meet at one instruction, so that paths which join do not stay apart.</summary>
internal sealed class RegionMerger(DecisionDiagrams diagrams)
{
    /// <summary>Replaces the regions by as few as are easily found; together they are the same calls.</summary>
    public void Merge(List<Region> regions)
    {
        if (regions.Count < 2)
            return;
        regions.Sort(ByPosition);
        if (!AreApartOrCongruent(regions))
        {
            CutAtEveryBorder(regions);
            regions.Sort(ByPosition);
        }

        int kept = 0;
        for (int i = 1; i < regions.Count; i++)
        {
            if (Union(regions[kept], regions[i]) is { } union)
                regions[kept] = union;
            else
                regions[++kept] = regions[i];
        }

        regions.RemoveRange(kept + 1, regions.Count - kept - 1);
    }

    private Region? Union(Region a, Region b)
    {
        if (a.Arch != b.Arch)
            return null;
        if (a.Nr == b.Nr)
            return a with { Guard = diagrams.Or(a.Guard, b.Guard) };
        return a.Guard == b.Guard && a.Nr.Last + 1 == b.Nr.First ? a with { Nr = new(a.Nr.First, b.Nr.Last) } : null;
    }

    private static bool AreApartOrCongruent(List<Region> sorted)
    {
        for (int i = 1; i < sorted.Count; i++)
        {
            Region a = sorted[i - 1];
            Region b = sorted[i];
            bool fine = a.Arch == b.Arch ? a.Nr == b.Nr || a.Nr.Last < b.Nr.First : a.Arch.Last < b.Arch.First;
            if (!fine)
                return false;
        }

        return true;
    }

    private static void CutAtEveryBorder(List<Region> regions)
    {
        List<Region> whole = [.. regions];
        uint[] archStarts = Starts(whole.Select(region => region.Arch));
        uint[] nrStarts = Starts(whole.Select(region => region.Nr));
        regions.Clear();
        foreach (Region region in whole)
        {
            foreach (NumberRange arch in Pieces(region.Arch, archStarts))
            {
                foreach (NumberRange nr in Pieces(region.Nr, nrStarts))
                    regions.Add(new Region(arch, nr, region.Guard));
            }
        }
    }

    private static uint[] Starts(IEnumerable<NumberRange> ranges) => ranges
        .SelectMany(range => range.Last == uint.MaxValue ? [range.First] : new[] { range.First, range.Last + 1 })
        .Distinct().OrderBy(start => start).ToArray();

    private static IEnumerable<NumberRange> Pieces(NumberRange range, uint[] starts)
    {
        uint first = range.First;
        foreach (uint start in starts)
        {
            if (start <= first || start > range.Last)
                continue;
            yield return new NumberRange(first, start - 1);
            first = start;
        }

        yield return new NumberRange(first, range.Last);
    }

    private static int ByPosition(Region a, Region b)
    {
        int order = a.Arch.First.CompareTo(b.Arch.First);
        if (order == 0)
            order = a.Arch.Last.CompareTo(b.Arch.Last);
        if (order == 0)
            order = a.Nr.First.CompareTo(b.Nr.First);
        return order != 0 ? order : a.Nr.Last.CompareTo(b.Nr.Last);
    }
}
