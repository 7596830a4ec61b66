using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Which classes could have seccomp attributes, by their syntax alone: by the last word of the attribute's name.</summary>
/// <remarks>
/// Names none that has no such attribute but for one of another namespace, and misses none: an attribute has either one of
/// our names, or that of an alias, which stands in the same file or is global. What is found in a tree is remembered as long as
/// the tree lives.
/// </remarks>
internal static class PolicySyntax
{
    private const string Suffix = "Attribute";

    private static readonly HashSet<string> s_names = [.. AttributeNames.All.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    private static readonly ConditionalWeakTable<SyntaxTree, BaseTypeDeclarationSyntax[]> s_classes = new();

    private static readonly ConditionalWeakTable<SyntaxTree, string[]> s_globalAliases = new();

    /// <summary>Whether a node is a class that could have one of our attributes, as far as its own file says.</summary>
    public static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) =>
        IsClassWithAttributes(node) && Mentions((TypeDeclarationSyntax)node, NamesIn(node, cancellationToken));

    /// <summary>Whether a node is an alias for all files that could mean one of our attributes.</summary>
    public static bool IsGlobalAlias(SyntaxNode node, CancellationToken cancellationToken) =>
        node is UsingDirectiveSyntax { Alias: not null } alias && alias.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
        && GlobalAliasesIn(node.SyntaxTree, cancellationToken).Contains(NameOf(alias));

    /// <summary>The classes of a project that could have one of our attributes.</summary>
    public static IEnumerable<TypeDeclarationSyntax> ClassesIn(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees
        .SelectMany(tree => s_classes.GetValue(tree, one => [.. Classes(one, node => IsClass(node, cancellationToken), cancellationToken)]))
        .Cast<TypeDeclarationSyntax>()
        .Concat(ClassesByGlobalAlias(compilation, cancellationToken));

    /// <summary>Those of them that say so only by an alias in another file. Rare, and so looked for anew.</summary>
    public static IEnumerable<TypeDeclarationSyntax> ClassesByGlobalAlias(Compilation compilation, CancellationToken cancellationToken)
    {
        HashSet<string> aliases = [.. compilation.SyntaxTrees.SelectMany(tree => GlobalAliasesIn(tree, cancellationToken))];
        return aliases.Count == 0 ? [] : compilation.SyntaxTrees.SelectMany(tree => Classes(
            tree,
            node => IsClassWithAttributes(node) && !IsClass(node, cancellationToken)
                && Mentions((TypeDeclarationSyntax)node, [.. AliasesIn(tree, [.. s_names, .. aliases], cancellationToken)]),
            cancellationToken));
    }

    private static IEnumerable<TypeDeclarationSyntax> Classes(SyntaxTree tree, Func<SyntaxNode, bool> isMeant, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken)
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .Where(isMeant).Cast<TypeDeclarationSyntax>();

    private static bool IsClassWithAttributes(SyntaxNode node) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax && ((TypeDeclarationSyntax)node).AttributeLists.Count > 0;

    private static bool Mentions(TypeDeclarationSyntax type, HashSet<string> names)
    {
        foreach (AttributeListSyntax list in type.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (Last(attribute.Name) is { } name && (names.Contains(name) || names.Contains(name + Suffix)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What can mean one of our attributes in a file: their names, and aliases.</summary>
    private static HashSet<string> NamesIn(SyntaxNode node, CancellationToken cancellationToken) =>
        AliasesIn(node.SyntaxTree, s_names, cancellationToken);

    private static string[] GlobalAliasesIn(SyntaxTree tree, CancellationToken cancellationToken) => s_globalAliases.GetValue(tree, one =>
    [
        .. ((CompilationUnitSyntax)one.GetRoot(cancellationToken)).Usings
            .Where(alias => alias.Alias is not null && alias.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && Means(alias, s_names))
            .Select(NameOf),
    ]);

    /// <summary>The names, and the aliases of a file that stand for one of them or for another such alias.</summary>
    private static HashSet<string> AliasesIn(SyntaxTree tree, HashSet<string> names, CancellationToken cancellationToken)
    {
        UsingDirectiveSyntax[] aliases =
        [
            .. tree.GetRoot(cancellationToken)
                .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>().Where(directive => directive.Alias is not null),
        ];
        while (aliases.FirstOrDefault(alias => !names.Contains(NameOf(alias)) && Means(alias, names)) is { } more)
            names = [.. names, NameOf(more)];
        return names;
    }

    private static bool Means(UsingDirectiveSyntax alias, HashSet<string> names) =>
        alias.NamespaceOrType is NameSyntax name && Last(name) is { } last && names.Contains(last);

    private static string NameOf(UsingDirectiveSyntax alias) => alias.Alias!.Name.Identifier.ValueText;

    private static string? Last(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };
}
