using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SeccompSharp.IdeBench;

/// <summary>What one subject took, round by round.</summary>
internal sealed class Samples
{
    private readonly List<double> _times = [];
    private readonly List<double> _bytes = [];
    private readonly List<double> _elapsed = [];

    public double Milliseconds => Median(_times);

    public double Kilobytes => Median(_bytes) / 1024;

    /// <summary>By the clock on the wall, which other work on the machine changes.</summary>
    public double Elapsed => Median(_elapsed);

    public void Add(TimeSpan time, long bytes = 0, TimeSpan elapsed = default)
    {
        _elapsed.Add(elapsed.TotalMilliseconds);
        _times.Add(time.TotalMilliseconds);
        _bytes.Add(bytes);
    }

    /// <summary>The median of the ratios within a round, which holds on a machine that is busy at times.</summary>
    public double Over(Samples other) => Median(_times.Zip(other._times, static (mine, theirs) => mine / theirs));

    public static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
