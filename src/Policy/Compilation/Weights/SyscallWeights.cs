using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>How often a process makes which syscalls: what the compiler puts near the start of a filter.</summary>
/// <remarks>
/// Only calls that run the filter count, which leaves out those that are always allowed: the kernel answers them from
/// its cache. Immutable, structurally equal.
/// </remarks>
public sealed class SyscallWeights : IEquatable<SyscallWeights>
{
    private static readonly Lazy<SyscallWeights> s_dotNet = new(ReadDotNet, LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly SortedDictionary<string, double> _calls = new(StringComparer.Ordinal);

    /// <summary>Weights from calls by name; the last one counts if a name occurs twice.</summary>
    /// <param name="calls">Syscall names, and how often a process makes the call in its life. Names that no ABI has do no harm.</param>
    public SyscallWeights(IEnumerable<KeyValuePair<string, double>> calls)
    {
        foreach (KeyValuePair<string, double> call in calls)
            _calls[call.Key] = call.Value;
    }

    /// <summary>What .NET programs were measured to call (Data/traffic.tsv).</summary>
    public static SyscallWeights DotNet => s_dotNet.Value;

    /// <summary>The names that have a weight, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _calls.Keys;

    /// <summary>Calls in the life of a process; 0 for a name without a weight.</summary>
    public double this[string name] => _calls.TryGetValue(name, out double calls) ? calls : 0;

    /// <inheritdoc/>
    public bool Equals(SyscallWeights? other) => other is not null && _calls.SequenceEqual(other._calls);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SyscallWeights);

    /// <inheritdoc/>
    public override int GetHashCode() => _calls.Count;

    private static SyscallWeights ReadDotNet()
    {
        var calls = new List<KeyValuePair<string, double>>();
        foreach (string line in DataFile.Lines("traffic.tsv"))
        {
            string[] fields = line.Split('\t');
            calls.Add(new(fields[0], CostModel.CallsPerArea * int.Parse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return new SyscallWeights(calls);
    }
}
