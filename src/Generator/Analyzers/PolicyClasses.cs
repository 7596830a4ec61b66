using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Attributes;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Finds the classes with seccomp attributes.</summary>
internal static class PolicyClasses
{
    /// <summary>Those of a namespace or type, and of everything in it.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, ClassReading Reading)> In(INamespaceOrTypeSymbol symbol, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (symbol is INamedTypeSymbol type && ClassReader.Read(type, cancellationToken) is { } reading)
            yield return (type, reading);
        foreach (ISymbol member in symbol.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol container)
                continue;
            foreach ((INamedTypeSymbol, ClassReading) inner in In(container, cancellationToken))
                yield return inner;
        }
    }
}
