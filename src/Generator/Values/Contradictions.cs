using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Values;

/// <summary>What a .globalconfig or .editorconfig says of our properties and metadata, as if it were the build.</summary>
/// <remarks>
/// It has no effect, and whoever wrote it means it to have one. The SDK passes some of the properties on in the same way,
/// with the build's values.
/// </remarks>
internal static class Contradictions
{
    private const string PropertyPrefix = "build_property.";
    private const string MetadataPrefix = "build_metadata.AdditionalFiles.";

    /// <summary>The properties that decide about filters. Others, which may hold a path, analyzer configuration cuts at a #.</summary>
    public static readonly IReadOnlyList<string> Properties =
    [
        "SeccompTargets", "SeccompMode", "SeccompReport", "SeccompTreatWarningsAsErrors", "SeccompRequireLock",
        "PublishAot", "NativeLib", "InvariantGlobalization", "EventSourceSupport", "RuntimeIdentifier", "NETCoreSdkRuntimeIdentifier",
    ];

    public static readonly IReadOnlyList<string> Metadata =
    [
        "SeccompProfile", "SeccompClass", "SeccompTargets", "SeccompDialect", "SeccompResolution", "SeccompUnknown",
        "SeccompCaps", "SeccompMinKernel", "SeccompArgumentWidth", "SeccompCompat", "SeccompInstallAtStartup",
    ];

    /// <summary>Those of the project's properties.</summary>
    public static IEnumerable<Finding> Of(BuildValues values, AnalyzerConfigOptions configuration) =>
        Find(Properties, PropertyPrefix, configuration, values.Property, Place.None);

    /// <summary>Those of a file's metadata.</summary>
    public static IEnumerable<Finding> Of(Func<string, string?> metadata, AnalyzerConfigOptions configuration, Place file) =>
        Find(Metadata, MetadataPrefix, configuration, metadata, file);

    private static IEnumerable<Finding> Find(
        IEnumerable<string> names, string prefix, AnalyzerConfigOptions configuration, Func<string, string?> evaluated, Place place)
    {
        foreach (string name in names)
        {
            string value = (evaluated(name) ?? "").Trim();
            if (configuration.TryGetValue(prefix + name, out string? written) && written.Trim() is { Length: > 0 } other
                && !string.Equals(other, value, StringComparison.OrdinalIgnoreCase))
                yield return Finding.Of(FindingKinds.BuildValueContradicted, place, prefix + name, other, value);
        }
    }
}
