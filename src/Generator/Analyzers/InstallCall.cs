using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SeccompSharp.Generator.Hosts;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>A call that installs a filter for the process.</summary>
/// <param name="Call">The call.</param>
/// <param name="Class">The class whose filter it is; null when it is of another origin.</param>
/// <param name="Tries">Whether it answers with a failure, and does not throw.</param>
internal sealed record InstallCall(IInvocationOperation Call, INamedTypeSymbol? Class, bool Tries)
{
    /// <summary>Whether values are given with it, so that two calls may install different filters.</summary>
    public bool HasValues => IsOfClass(Call.TargetMethod) && Call.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.None);

    /// <summary>Whether the call says for which threads: it may mean the one that it is made on.</summary>
    public bool StatesFlags => Call.Arguments.Any(argument =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: "SeccompFlags" });

    /// <summary>A call of a generated class, or of <c>Seccomp</c> itself; null for any other.</summary>
    public static InstallCall? Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is not (HostMembers.Install or HostMembers.TryInstall) || !method.IsStatic)
            return null;
        bool tries = method.Name == HostMembers.TryInstall;
        if (IsOfClass(method))
            return new InstallCall(call, method.ContainingType.OriginalDefinition, tries);
        return IsOfSeccomp(method) ? new InstallCall(call, ClassOf(call), tries) : null;
    }

    /// <summary>Whether a method is one of the library's <c>Seccomp</c>.</summary>
    public static bool IsOfSeccomp(IMethodSymbol method) => method.ContainingType is
    {
        Name: "Seccomp", ContainingType: null, ContainingNamespace: { Name: "SeccompSharp", ContainingNamespace.IsGlobalNamespace: true },
    };

    private static bool IsOfClass(IMethodSymbol method) => HostMembers.IsGenerated(method.OriginalDefinition);

    private static INamedTypeSymbol? ClassOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is IPropertyReferenceOperation filter
        && HostMembers.IsGenerated(filter.Property.OriginalDefinition)
            ? filter.Property.ContainingType.OriginalDefinition
            : null;
}
