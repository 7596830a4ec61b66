using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator;

/// <summary>The library that generated code calls.</summary>
internal static class RuntimeReference
{
    /// <summary>Whether a project references it.</summary>
    public static bool IsIn(Compilation compilation) =>
        !compilation.GetTypesByMetadataName("SeccompSharp.SockFilter").IsEmpty;
}
