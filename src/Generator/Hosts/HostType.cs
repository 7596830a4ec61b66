using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Hosts;

/// <summary>The class that a filter becomes part of.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Namespace">Its namespace as C# writes it, such as <c>My.@class</c>; empty for the global one.</param>
/// <param name="Declarations">The types that it is nested in, the outermost first, and last itself.</param>
/// <param name="IsReachable">Whether any code of the assembly can name it and needs no type argument for it.</param>
/// <param name="TakenNames">The names, of all that could be generated, that something of the author's has.</param>
internal sealed record HostType(
    string Namespace,
    ImmutableEquatableArray<HostDeclaration> Declarations,
    bool IsReachable,
    ImmutableEquatableArray<TakenName> TakenNames)
{
    /// <summary>The innermost name, for people.</summary>
    public string Name => Declarations[Declarations.Count - 1].Identifier.TrimStart('@');

    /// <summary>The name that no other type of the assembly has: <c>My.Outer`1+Inner</c>.</summary>
    public string MetadataName
    {
        get
        {
            string nested = string.Join("+", Declarations.Select(declaration => declaration.MetadataName));
            return Namespace.Length == 0 ? nested : Namespace.Replace("@", "") + "." + nested;
        }
    }

    /// <summary>How C# names it anywhere, if it is reachable.</summary>
    public string GlobalName =>
        "global::" + (Namespace.Length == 0 ? "" : Namespace + ".")
        + string.Join(".", Declarations.Select(declaration => declaration.Identifier));
}

/// <summary>One type declaration around, or of, the class.</summary>
/// <param name="Identifier">The name as C# writes it.</param>
/// <param name="MetadataName">The name with the number of type parameters: <c>Outer`1</c>.</param>
/// <param name="Header">What opens another part of it: <c>partial record struct Outer&lt;T&gt;</c>.</param>
/// <param name="Documentation">Its summary, where no one else writes one; XML.</param>
internal sealed record HostDeclaration(string Identifier, string MetadataName, string Header, string? Documentation = null);

/// <summary>A name of which the class has a member already, and where.</summary>
internal sealed record TakenName(string Name, Place Place);
