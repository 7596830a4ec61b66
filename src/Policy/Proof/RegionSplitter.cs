using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>Cuts regions where a program branches.</summary>
internal sealed class RegionSplitter(DecisionDiagrams diagrams)
{
    /// <summary>A guard over arch or nr that would become more ranges than this stays a guard.</summary>
    private const int MaxParts = 64;

    private readonly List<(NumberRange Range, int Guard)> _archParts = [];
    private readonly List<(NumberRange Range, int Guard)> _nrParts = [];

    /// <summary>Adds the calls of <paramref name="region"/> for which <paramref name="condition"/> holds.</summary>
    /// <remarks>What the condition asks of arch and nr becomes ranges, as long as they are few.</remarks>
    public void Restrict(Region region, int condition, List<Region> into)
    {
        int guard = diagrams.And(region.Guard, condition);
        if (guard == DecisionDiagrams.False)
            return;
        if (diagrams.Level(guard) >= CallBits.ArgumentLevel)
        {
            into.Add(region with { Guard = guard });
            return;
        }

        ToRanges(guard, CallBits.ArchLevel, region.Arch, _archParts);
        foreach ((NumberRange arch, int archGuard) in _archParts)
        {
            ToRanges(archGuard, CallBits.NrLevel, region.Nr, _nrParts);
            foreach ((NumberRange nr, int nrGuard) in _nrParts)
                into.Add(new Region(arch, nr, nrGuard));
        }
    }

    /// <summary>Tells the calls whose token or number lies in a range from the others.</summary>
    public static void Cut(Region region, bool byNr, NumberRange by, List<Region> inside, List<Region> outside)
    {
        NumberRange range = byNr ? region.Nr : region.Arch;
        Region With(uint first, uint last) =>
            byNr ? region with { Nr = new(first, last) } : region with { Arch = new(first, last) };

        if (range.First > by.Last || range.Last < by.First)
        {
            outside.Add(region);
            return;
        }

        if (range.First < by.First)
            outside.Add(With(range.First, by.First - 1));
        inside.Add(With(Math.Max(range.First, by.First), Math.Min(range.Last, by.Last)));
        if (range.Last > by.Last)
            outside.Add(With(by.Last + 1, range.Last));
    }

    private void ToRanges(int guard, int firstLevel, NumberRange range, List<(NumberRange Range, int Guard)> parts)
    {
        parts.Clear();
        bool otherBitsFirst = diagrams.Level(guard) < firstLevel;
        if (otherBitsFirst || !Walk(guard, firstLevel, 0, 32, range, parts))
        {
            parts.Clear();
            parts.Add((range, guard));
        }
    }

    /// <summary>Lists the parts within the 2^bits numbers from <paramref name="first"/>; false when they are too many.</summary>
    private bool Walk(
        int guard, int firstLevel, uint first, int bits, NumberRange range, List<(NumberRange Range, int Guard)> parts)
    {
        uint last = first + (uint)((1ul << bits) - 1);
        if (guard == DecisionDiagrams.False || last < range.First || first > range.Last)
            return true;

        if (diagrams.Level(guard) >= firstLevel + 32)
        {
            AddPart(new NumberRange(Math.Max(first, range.First), Math.Min(last, range.Last)), guard, parts);
            return parts.Count <= MaxParts;
        }

        bool asksHere = diagrams.Level(guard) == firstLevel + 32 - bits;
        (int low, int high) = asksHere ? (diagrams.Low(guard), diagrams.High(guard)) : (guard, guard);
        return Walk(low, firstLevel, first, bits - 1, range, parts)
            && Walk(high, firstLevel, first + (1u << (bits - 1)), bits - 1, range, parts);
    }

    private static void AddPart(NumberRange range, int guard, List<(NumberRange Range, int Guard)> parts)
    {
        if (parts.Count > 0 && parts[parts.Count - 1] is var before
            && before.Guard == guard && before.Range.Last + 1 == range.First)
        {
            parts[parts.Count - 1] = (before.Range with { Last = range.Last }, guard);
        }
        else
        {
            parts.Add((range, guard));
        }
    }
}
