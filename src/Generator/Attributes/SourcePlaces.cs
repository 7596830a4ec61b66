using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Places in C# sources, and back to locations.</summary>
internal static class SourcePlaces
{
    /// <summary>How a source without a path is named, so that its places are not nowhere.</summary>
    private const string InMemory = "<source>";

    /// <summary>Where a node stands.</summary>
    public static Place Of(SyntaxNodeOrToken node) => node.SyntaxTree is { } tree
        ? Of(tree, node.Span)
        : Place.None;

    /// <summary>A span of a source.</summary>
    public static Place Of(SyntaxTree tree, TextSpan span) => new(PathOf(tree), new TextRange(span.Start, span.Length));

    /// <summary>The location of a place in one of the declarations of <paramref name="type"/>; null if it is elsewhere.</summary>
    public static Location? Find(Place place, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SyntaxTree tree = declaration.SyntaxTree;
            if (PathOf(tree) == place.Path && place.Range.End <= tree.Length)
                return Location.Create(tree, new TextSpan(place.Range.Start, place.Range.Length));
        }

        return null;
    }

    private static string PathOf(SyntaxTree tree) => tree.FilePath.Length == 0 ? InMemory : tree.FilePath;
}
