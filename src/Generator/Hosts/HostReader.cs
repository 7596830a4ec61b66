using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Hosts;

/// <summary>Looks whether a class can take a filter, and how another part of it is opened.</summary>
internal static class HostReader
{
    public static HostType Read(
        INamedTypeSymbol type,
        Place attribute,
        ICollection<Finding> findings,
        CancellationToken cancellationToken)
    {
        var declarations = new Stack<HostDeclaration>();
        bool reachable = true;
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            declarations.Push(Declaration(part));
            reachable &= part.Arity == 0 && part.DeclaredAccessibility
                is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            CheckExtensible(part, type, findings, cancellationToken);
        }

        return new HostType(
            Identifiers.Of(type.ContainingNamespace),
            declarations.ToImmutableEquatableArray(),
            reachable,
            HostMembers.Taken(type, attribute).ToImmutableEquatableArray());
    }

    private static HostDeclaration Declaration(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        string identifier = Identifiers.Escape(type.Name);
        IEnumerable<string> names = type.TypeParameters.Select(parameter => Identifiers.Escape(parameter.Name));
        string parameters = type.Arity == 0 ? "" : $"<{string.Join(", ", names)}>";
        return new HostDeclaration(identifier, type.MetadataName, $"partial {keyword} {identifier}{parameters}");
    }

    private static void CheckExtensible(
        INamedTypeSymbol part, INamedTypeSymbol type, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in part.DeclaringSyntaxReferences)
        {
            // Top-level statements declare Program too, and need no modifier for it.
            if (reference.GetSyntax(cancellationToken) is not BaseTypeDeclarationSyntax declaration)
                continue;
            Place place = SourcePlaces.Of(declaration.Identifier);
            if (declaration.Modifiers.Any(SyntaxKind.FileKeyword))
                findings.Add(Finding.Of(FindingKinds.HostIsFileLocal, place, part.Name));
            else if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                findings.Add(SymbolEqualityComparer.Default.Equals(part, type)
                    ? Finding.Of(FindingKinds.HostNotPartial, place, part.Name)
                    : Finding.Of(FindingKinds.EnclosingTypeNotPartial, place, part.Name, type.Name));
            }
        }
    }
}
