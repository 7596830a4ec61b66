using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>What is wrong with a place at which a filter is installed.</summary>
internal static class InstallFindings
{
    /// <summary>The findings on a call.</summary>
    /// <param name="install">The call.</param>
    /// <param name="use">What else the project does with its filters.</param>
    /// <param name="method">Whose code it is.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    public static IEnumerable<Finding> Of(InstallCall install, ProjectUse use, ISymbol method, CancellationToken cancellationToken)
    {
        if (install.Class is not { } type)
            yield break;
        Place place = SourcePlaces.Of(install.Call.Syntax);
        IOperation[] before = [.. CertainOperations.Before(install.Call)];
        InstallCall[] installed = [.. before.OfType<IInvocationOperation>().Select(InstallCall.Of).OfType<InstallCall>()];
        if (use.InstallsItself(type))
            yield return Finding.Of(FindingKinds.InstalledAtStartupToo, place, type.Name);
        else if (WhyTwice(install, installed) is { } why)
            yield return Finding.Of(FindingKinds.InstalledTwice, place, type.Name, why);
        else if (installed.FirstOrDefault(earlier => ComesAfter(earlier.Class, type, cancellationToken)) is { } stage)
            yield return Finding.Of(FindingKinds.StagesOutOfOrder, place, type.Name, stage.Class!.Name);
        else if (!install.StatesFlags && StageOrder.Of(type, cancellationToken) is null
            && LateInstallation.Of(install, before, method) is { } late)
        {
            yield return Finding.Of(FindingKinds.InstalledLate, place, type.Name, late.When) with
            {
                Severity = late.IsTooLate ? Severity.Warning : Severity.Info,
            };
        }
    }

    /// <summary>Other values make another filter, and what may fail may be tried again.</summary>
    private static string? WhyTwice(InstallCall install, InstallCall[] before)
    {
        if (install.HasValues)
            return null;
        if (before.FirstOrDefault(one => !one.Tries && !one.HasValues && SymbolEqualityComparer.Default.Equals(one.Class, install.Class)) is { } first)
            return $"line {first.Call.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1} has installed it";
        return !install.Tries && CertainOperations.Loop(install.Call) is not null ? "a loop comes here again" : null;
    }

    private static bool ComesAfter(INamedTypeSymbol? later, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        later is not null
        && StageOrder.Before(later, out _, cancellationToken).Contains(type, SymbolEqualityComparer.Default);
}
