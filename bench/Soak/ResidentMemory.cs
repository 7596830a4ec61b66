using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SeccompSharp.Soak;

/// <summary>What a server's resident memory came to over the time it ran, and whether it kept growing.</summary>
/// <param name="sizes">Bytes, at even distances in time.</param>
internal sealed class ResidentMemory(IReadOnlyList<long> sizes)
{
    /// <summary>Heap, thread pool and JIT find their size in this part of the time.</summary>
    private const double WarmUp = 0.2;

    /// <summary>By how much the second half of the rest may lie above the first: the greater of these.</summary>
    private const double Tolerance = 0.05;

    /// <summary>A region of the collector's heap, which it fills when it likes (gc.cpp, gc_region_size).</summary>
    private const long Region = 4 * 1024 * 1024;

    private readonly int _warm = (int)(sizes.Count * WarmUp);

    /// <summary>Whether the median of the second half of the time after warming up is that of the first half, within the tolerance.</summary>
    public bool IsFlat => SecondHalf <= FirstHalf + Math.Max(Region, FirstHalf * Tolerance);

    /// <summary>All of them, in MiB: a step and a slope have the same halves.</summary>
    public string Series => string.Join(' ', sizes.Select(size => MiB(size)));

    private double FirstHalf => Median(sizes.Skip(_warm).Take((sizes.Count - _warm) / 2));

    private double SecondHalf => Median(sizes.Skip(_warm + (sizes.Count - _warm) / 2));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{MiB(sizes[0])} | {MiB(Median(sizes))} | {MiB(sizes[^1])} | {MiB(FirstHalf)} | {MiB(SecondHalf)} | {(IsFlat ? "yes" : "NO")}");

    private static string MiB(double bytes) => (bytes / (1024 * 1024)).ToString("0.0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<long> values)
    {
        long[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
