using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Atoms that hold together: one for each masked word, and fixed bits of one word in one atom.</summary>
internal static class AtomConjunction
{
    /// <summary>The same in as few atoms as possible, by word and mask; null if no call can meet them all.</summary>
    public static List<(MaskedWord Masked, ValueSet Values)>? Of(IEnumerable<(MaskedWord Masked, ValueSet Values)> atoms)
    {
        var byWord = new SortedDictionary<int, SortedDictionary<uint, List<ValueSet>>>();
        foreach ((MaskedWord masked, ValueSet values) in atoms)
        {
            if (!byWord.TryGetValue(masked.Word.Id, out SortedDictionary<uint, List<ValueSet>>? byMask))
                byWord.Add(masked.Word.Id, byMask = []);
            if (!byMask.TryGetValue(masked.Mask, out List<ValueSet>? sets))
                byMask.Add(masked.Mask, sets = []);
            sets.Add(values);
        }

        var joined = new List<(MaskedWord Masked, ValueSet Values)>();
        foreach (KeyValuePair<int, SortedDictionary<uint, List<ValueSet>>> word in byWord)
        {
            if (!Join(new Word(word.Key), word.Value, joined))
                return null;
        }

        return joined;
    }

    private static bool Join(
        Word word, SortedDictionary<uint, List<ValueSet>> byMask, List<(MaskedWord Masked, ValueSet Values)> joined)
    {
        uint fixedMask = 0, fixedBits = 0;
        var ranges = new List<(uint Mask, ValueSet Values)>();
        foreach (KeyValuePair<uint, List<ValueSet>> own in byMask)
        {
            ValueSet values = Intersection(own.Value);
            if (values.IsEmpty)
                return false;
            if (!values.IsSingle)
            {
                ranges.Add((own.Key, values));
                continue;
            }

            if (((values.First(0) ^ fixedBits) & own.Key & fixedMask) != 0)
                return false;
            fixedMask |= own.Key;
            fixedBits |= values.First(0);
        }

        foreach ((uint mask, ValueSet values) in ranges)
        {
            if ((mask & ~fixedMask) != 0)
                joined.Add((new MaskedWord(word, mask), values));
            else if (!values.Contains(fixedBits & mask))
                return false;
        }

        if (fixedMask != 0)
            joined.Add((new MaskedWord(word, fixedMask), ValueSet.Range(fixedMask, fixedBits, fixedBits)));
        return true;
    }

    /// <summary>Pair by pair, so that many small sets do not make one large one many times.</summary>
    private static ValueSet Intersection(List<ValueSet> sets)
    {
        for (int step = 1; step < sets.Count; step *= 2)
        {
            for (int i = 0; i + step < sets.Count; i += 2 * step)
                sets[i] = sets[i].Intersect(sets[i + step]);
        }

        return sets[0];
    }
}
