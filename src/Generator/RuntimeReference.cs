using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator;

/// <summary>The library that generated code calls.</summary>
internal static class RuntimeReference
{
    private const string Type = "SeccompSharp.SockFilter";

    /// <summary>What each reference was found to be: it stays that while it lives, and most live through many edits.</summary>
    private static readonly ConditionalWeakTable<MetadataReference, object> s_known = new();

    private static readonly object s_yes = new();
    private static readonly object s_no = new();

    /// <summary>Whether a project references it, or is it.</summary>
    public static bool IsIn(Compilation compilation)
    {
        foreach (MetadataReference reference in compilation.References)
        {
            if (s_known.GetValue(reference, one => Look(compilation, one)) == s_yes)
                return true;
        }

        return compilation.Assembly.GetTypeByMetadataName(Type) is not null;
    }

    private static object Look(Compilation compilation, MetadataReference reference) =>
        compilation.GetAssemblyOrModuleSymbol(reference) switch
        {
            IAssemblySymbol assembly => assembly.GetTypeByMetadataName(Type) is not null,
            IModuleSymbol => compilation.Assembly.GetTypeByMetadataName(Type) is not null,
            _ => false,
        } ? s_yes : s_no;
}
