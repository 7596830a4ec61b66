using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>What MSBuild writes for the compiler: build_property.* and build_metadata.AdditionalFiles.*.</summary>
internal sealed class TestOptions(ImmutableDictionary<string, string> properties, IEnumerable<TestFile> files)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.", properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options("", ImmutableDictionary<string, string>.Empty);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(
        "build_metadata.AdditionalFiles.",
        files.FirstOrDefault(file => file.Path == textFile.Path)?.Metadata ?? ImmutableDictionary<string, string>.Empty);

    private sealed class Options(string prefix, ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(prefix, System.StringComparison.Ordinal) && values.TryGetValue(key[prefix.Length..], out value);
        }
    }
}
