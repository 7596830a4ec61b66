using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SeccompSharp.IdeBench;

/// <summary>A file that an editor holds.</summary>
internal sealed class MemoryText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

/// <summary>No .editorconfig and no .globalconfig.</summary>
internal sealed class NoOptions : AnalyzerConfigOptions
{
    private static readonly NoOptions s_none = new();

    public static AnalyzerConfigOptionsProvider Provider { get; } = new Everywhere();

    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    private sealed class Everywhere : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => s_none;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_none;
    }
}
