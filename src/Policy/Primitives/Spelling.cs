using System;
using System.Collections.Generic;

namespace SeccompSharp.Policies.Primitives;

/// <summary>Finds what somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>Longer words are not misspelled names; comparing them would only cost time.</summary>
    private const int LongestWord = 64;

    /// <summary>What a message adds, before its stop, when it knows what was meant: with a space, in brackets; empty for null.</summary>
    public static string Hint(string? meant) => meant is null ? "" : $" (did you mean '{meant}'?)";

    /// <summary>
    /// The candidate that the fewest edits turn <paramref name="word"/> into; null if none is near. An edit inserts,
    /// drops or changes a character, or swaps two neighbours; case does not count. Of equally near candidates the first
    /// in ordinal order wins, whatever their order here.
    /// </summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <param name="mostEdits">The most edits; without it a third of the word's letters.</param>
    public static string? Nearest(string word, IEnumerable<string> candidates, int? mostEdits = null)
    {
        if (word.Length is 0 or > LongestWord)
            return null;

        string folded = word.ToUpperInvariant();
        string? nearest = null;
        int fewest = mostEdits ?? (word.Length + 2) / 3;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > fewest)
                continue;
            int edits = Distance(folded, candidate.ToUpperInvariant());
            if (edits < fewest || (edits == fewest && (nearest is null || string.CompareOrdinal(candidate, nearest) < 0)))
                (nearest, fewest) = (candidate, edits);
        }

        return nearest;
    }

    /// <summary>Optimal string alignment distance, row by row.</summary>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            last[j] = j;

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
