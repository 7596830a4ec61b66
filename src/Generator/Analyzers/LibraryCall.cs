using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>A call into a native library of the program's own, which .NET loads at the first of them.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Module">The library.</param>
/// <param name="After">The class whose filter is certain to be in force then, and before which nothing can have loaded the library;
/// null where that is not certain.</param>
internal sealed record LibraryCall(IInvocationOperation Invocation, string Module, INamedTypeSymbol? After)
{
    /// <summary>What a .NET process has loaded at its start, or may have loaded by its framework.</summary>
    private static readonly string[] s_ofFramework =
        ["libSystem.", "System.", "libc", "libm", "libdl", "libpthread", "librt", "libgcc", "libstdc++", "libssl", "libcrypto", "libicu", "libz", "libcoreclr", "libclr", "QCall", "__Internal"];

    /// <summary>A P/Invoke into such a library; null for any other call.</summary>
    public static LibraryCall? Of(IInvocationOperation call, ISymbol method) =>
        NativeCall.ImportOf(call.TargetMethod) is (string module, _)
        && module.Length > 1 && !s_ofFramework.Any(name => module.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ? new LibraryCall(call, module, FilterBefore(call, method))
            : null;

    /// <summary>Whether a call loads libraries as the program likes, or has others loaded in their place.</summary>
    public static bool IsOfLoader(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "NativeLibrary" or "AssemblyLoadContext", ContainingNamespace: { } space } && space.ToString().StartsWith("System.Runtime.", StringComparison.Ordinal);

    private static INamedTypeSymbol? FilterBefore(IInvocationOperation call, ISymbol method)
    {
        if (!LateInstallation.IsEntry(method) || CertainOperations.Function(call) is not null || !CertainOperations.IsCertain(call))
            return null;
        InstallCall? install = CertainOperations.Before(call).OfType<IInvocationOperation>().Select(InstallCall.Of)
            .FirstOrDefault(one => one is { Class: not null, Tries: false, StatesFlags: false });
        return install is not null && !CertainOperations.PerhapsBefore(install.Call).Any(IsOfOthers) ? install.Class : null;
    }

    /// <summary>Code that may call a native library: anybody's but the framework's.</summary>
    private static bool IsOfOthers(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IMethodReferenceOperation reference => reference.Method,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        return member?.ContainingAssembly is { } assembly && !IsOfFramework(assembly.Name);
    }

    private static bool IsOfFramework(string assembly) =>
        assembly is "mscorlib" or "netstandard" || assembly.StartsWith("System.", StringComparison.Ordinal) || assembly.StartsWith("SeccompSharp", StringComparison.Ordinal);
}
