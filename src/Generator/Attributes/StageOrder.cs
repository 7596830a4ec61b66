using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Attributes;

/// <summary>What [SeccompAfter] on a class says.</summary>
/// <param name="Earlier">The class that it comes after; null when that is none that C# knows.</param>
/// <param name="Place">Where it says so.</param>
internal sealed record StageOrder(INamedTypeSymbol? Earlier, Place Place)
{
    /// <summary>The order that a class states; null when it states none.</summary>
    public static StageOrder? Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (AttributeNames.AfterOn(type) is not { } attribute)
            return null;
        var arguments = new AttributeArguments(attribute, cancellationToken);
        ArgumentValue? stage = arguments.AreConstant ? arguments.Positional("stage") : null;
        var earlier = stage?.Constant.Value as INamedTypeSymbol;
        return new StageOrder(
            earlier is null or IErrorTypeSymbol ? null : earlier.OriginalDefinition, stage?.Place ?? arguments.Place);
    }

    /// <summary>The stages before a class, the nearest first, up to the first that would come a second time.</summary>
    /// <param name="type">The class.</param>
    /// <param name="isCycle">Whether they lead back to the class itself.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    public static IReadOnlyList<INamedTypeSymbol> Before(
        INamedTypeSymbol type, out bool isCycle, CancellationToken cancellationToken)
    {
        var before = new List<INamedTypeSymbol>();
        isCycle = false;
        for (INamedTypeSymbol? next = Of(type, cancellationToken)?.Earlier; next is not null; next = Of(next, cancellationToken)?.Earlier)
        {
            isCycle = SymbolEqualityComparer.Default.Equals(next, type);
            if (isCycle || before.Any(known => SymbolEqualityComparer.Default.Equals(known, next)))
                break;
            before.Add(next);
        }

        return before;
    }
}
