using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Attributes;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Finds the classes with seccomp attributes.</summary>
internal static class PolicyClasses
{
    /// <summary>Those of a project, each once; in files that were not edited nothing is looked at again to find them.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, ClassReading Reading)> In(Compilation compilation, CancellationToken cancellationToken)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (SyntaxNode declaration in PolicySyntax.ClassesIn(compilation, cancellationToken))
        {
            if (compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
                && seen.Add(type)
                && ClassReader.Read(type, cancellationToken) is { } reading)
            {
                yield return (type, reading);
            }
        }
    }
}
