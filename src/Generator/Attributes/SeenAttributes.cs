using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Hosts;

namespace SeccompSharp.Generator.Attributes;

/// <summary>What the generator has seen of a class, as it writes it into the file that it generates.</summary>
internal static class SeenAttributes
{
    /// <summary>What stands in the line before the <see cref="AttributeFingerprint"/>.</summary>
    public const string Comment = "// Made of the attributes ";

    private const int Line = 1;

    /// <summary>
    /// The fingerprint in the generated file of a class. None when it has no such file; several when something else
    /// pretends to be one.
    /// </summary>
    public static IReadOnlyCollection<string> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
    [
        .. type.GetMembers()
            .Where(HostMembers.IsGenerated)
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(reference => reference.SyntaxTree).Distinct()
            .Select(tree => In(tree.GetText(cancellationToken))),
    ];

    private static string In(SourceText text) =>
        text.Lines.Count > Line && text.Lines[Line].ToString() is { } line && line.StartsWith(Comment, StringComparison.Ordinal)
            ? line.Substring(Comment.Length)
            : "";
}
