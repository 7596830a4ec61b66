using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Generator.Hosts;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Whether code that need not be a call, nor compile, nor be written by people could install a class's filter.</summary>
/// <remarks>Reads all sources: to be asked only about a class that no call installs, which is rare.</remarks>
internal static class FilterMentions
{
    /// <summary>Whether anything does: a use of a generated member, code that is half written, or that another
    /// configuration has.</summary>
    public static bool Any(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        ISymbol[] generated = [.. type.GetMembers().Where(HostMembers.IsGenerated)];
        HashSet<SyntaxTree> ours = [.. generated.SelectMany(member => member.Locations).Select(location => location.SourceTree).OfType<SyntaxTree>()];
        HashSet<string> members = [.. generated.Select(member => member.Name).Where(name => name != HostMembers.Mode)];
        return compilation.SyntaxTrees.Where(tree => !ours.Contains(tree)).Any(tree => IsIn(tree));

        bool IsIn(SyntaxTree tree)
        {
            SyntaxNode root = tree.GetRoot(cancellationToken);
            SemanticModel? model = null;
            return HasDisabled(root, type.Name)
                || root.DescendantNodes(static node => node is not AttributeListSyntax).OfType<SimpleNameSyntax>().Any(name =>
                    (members.Contains(name.Identifier.ValueText) && IsMember(name))
                    || (name.Identifier.ValueText == type.Name && IsOpen(name)));

            bool IsMember(SimpleNameSyntax name) => Symbols(name).Any(symbol =>
                SymbolEqualityComparer.Default.Equals(symbol.ContainingType?.OriginalDefinition, type) && HostMembers.IsGenerated(symbol.OriginalDefinition));

            // A member that C# knows has been looked at as such.
            bool IsOpen(SimpleNameSyntax name) => Symbols(name).DefaultIfEmpty(type).Any(symbol => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, type))
                && (Qualified(name).Parent switch
                {
                    MemberAccessExpressionSyntax access => !Symbols(access.Name).Any(),
                    TypeOfExpressionSyntax or TypeArgumentListSyntax => true,
                    _ => false,
                });

            IEnumerable<ISymbol> Symbols(SyntaxNode node)
            {
                SymbolInfo info = (model ??= compilation.GetSemanticModel(tree)).GetSymbolInfo(node, cancellationToken);
                return info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
            }
        }
    }

    /// <summary>A name with what stands before it: <c>App.Sandbox</c> of its last part.</summary>
    private static SyntaxNode Qualified(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        AliasQualifiedNameSyntax qualified when qualified.Name == name => Qualified(qualified),
        _ => name,
    };

    private static bool HasDisabled(SyntaxNode root, string name) => root.ContainsDirectives && root.DescendantTrivia()
        .Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().IndexOf(name + ".", StringComparison.Ordinal) >= 0);
}
