using System.Collections.Immutable;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>An AdditionalFile; one without a text cannot be read.</summary>
internal sealed class TestFile(string path, string? text, ImmutableDictionary<string, string> metadata) : AdditionalText
{
    public override string Path => path;

    public string? Text => text;

    public ImmutableDictionary<string, string> Metadata => metadata;

    public TestFile With(string newText) => new(path, newText, metadata);

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        text is null ? null : SourceText.From(text, Encoding.UTF8);
}
