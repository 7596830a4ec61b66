using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Reports;

/// <summary>Where the generator reports something.</summary>
/// <remarks>
/// Unlike a <see cref="Place"/> equal only to the same place, so that a report moves with the text around it; and holds
/// nothing of a compilation. Its location is not that of a syntax tree, which no #pragma reaches.
/// </remarks>
/// <param name="Path">The file.</param>
/// <param name="Span">The code units in it.</param>
/// <param name="Lines">The same as lines and columns, from 0.</param>
internal sealed record ReportPlace(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place of a source's location.</summary>
    public static ReportPlace Of(Location location) =>
        new(location.GetLineSpan().Path ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>A place in a file with that text: its beginning, for a place that is not in it.</summary>
    public static ReportPlace In(string path, string? text, Place place)
    {
        if (text is null || place.Path != path || place.Range.End > text.Length)
            return new ReportPlace(path, default, default);
        TextSpan span = new(place.Range.Start, place.Range.Length);
        return new ReportPlace(path, span, SourceText.From(text).Lines.GetLinePositionSpan(span));
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
