using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeccompSharp.Generator.Hosts;

/// <summary>Names as C# writes them.</summary>
internal static class Identifiers
{
    /// <summary>A name, with @ where it could be read as a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A namespace or type name with dots, each part escaped.</summary>
    public static string EscapeDotted(string name) =>
        name.Length == 0 ? "" : string.Join(".", name.Split('.').Select(Escape));

    /// <summary>Whether each part between dots could be the name of something.</summary>
    public static bool IsDottedName(string name) => name.Split('.').All(SyntaxFacts.IsValidIdentifier);

    /// <summary>A namespace as C# writes it.</summary>
    public static string Of(INamespaceSymbol? symbol) => symbol is null or { IsGlobalNamespace: true }
        ? ""
        : symbol.ContainingNamespace is { IsGlobalNamespace: false } outer
            ? Of(outer) + "." + Escape(symbol.Name)
            : Escape(symbol.Name);
}
