using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>What analyzer configuration files say.</summary>
internal sealed class TestOptions(ImmutableDictionary<string, string> global, ImmutableDictionary<string, string> ofFiles)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(ofFiles);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(ofFiles);

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
