using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator;

/// <summary>The AdditionalFiles that record how often the program makes which calls.</summary>
internal static class TrafficFiles
{
    private const string Extension = ".seccomp-traffic.txt";

    public static bool Is(AdditionalText file) =>
        ProfilePath.NameOf(file.Path).EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static TrafficReading Read(AdditionalText file, CancellationToken cancellationToken) =>
        TrafficReader.Read(file.Path, file.GetText(cancellationToken)?.ToString() ?? "", cancellationToken);

    /// <summary>The shape of filters for all that was recorded; the default where nothing was.</summary>
    public static CompilerOptions Shape(IEnumerable<ImmutableEquatableArray<KeyValuePair<string, double>>> records)
    {
        KeyValuePair<string, double>[] calls = [.. records.SelectMany(record => record)
            .GroupBy(call => call.Key, StringComparer.Ordinal)
            .Select(calls => new KeyValuePair<string, double>(calls.Key, calls.Sum(call => call.Value)))];
        return calls.Length == 0 ? CompilerOptions.Default : new CompilerOptions { Weights = new SyscallWeights(calls) };
    }
}
