using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Gives findings the shape of diagnostics.</summary>
internal static class FindingDiagnostics
{
    /// <summary>A finding as a diagnostic at a location.</summary>
    public static Diagnostic At(this Finding finding, Location location, BuildOptions build)
    {
        Severity severity = finding.Severity == Severity.Warning && build.WarningsAsErrors ? Severity.Error : finding.Severity;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Mend is { } mend)
            properties = properties.Add(FindingProperties.Mend, mend.ToText());
        if (finding.Rewrite is { } rewrite)
            properties = properties.Add(FindingProperties.RewritePath, rewrite.Path).Add(FindingProperties.RewriteText, rewrite.Text);
        return Diagnostic.Create(
            Descriptors.For(finding.Kind),
            location,
            Descriptors.SeverityOf(severity),
            additionalLocations: null,
            properties,
            [.. finding.Arguments.Cast<object>()]);
    }

    /// <summary>A place in a text that is not a source: its beginning, for places elsewhere.</summary>
    public static Location LocationIn(string path, SourceText? text, Place place)
    {
        if (text is null || place.Path != path || place.Range.End > text.Length)
            return Location.Create(path, default, default);
        TextSpan span = new(place.Range.Start, place.Range.Length);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
