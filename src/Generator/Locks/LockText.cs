using System.Threading;
using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator.Locks;

/// <summary>A lock file as the compiler was given it.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text; null when it cannot be read.</param>
internal sealed record LockText(string Path, string? Text)
{
    public static LockText Read(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, file.GetText(cancellationToken)?.ToString());
}
